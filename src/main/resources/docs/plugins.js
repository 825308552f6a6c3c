// What this page does beyond Swagger UI, which calls each of these with itself (`system`).

// Swagger UI shows an answer when all of it has come, and may ask only where it came from. So neither a stream nor
// what another listener answers can be tried here; the page says how it can be.
function OperationsNotTriedHere() {
  const otherServer = (contract, path) => contract.getIn(['paths', path, 'servers', 0]);
  const isStream = (contract, path, method) =>
    contract.hasIn(['paths', path, method, 'responses', '200', 'content', 'text/event-stream']);

  function howToTry({ authSelectors, specSelectors }, [path, method]) {
    const other = otherServer(specSelectors.specJson(), path);
    if (other) {
      return {
        text: `This page cannot ask it: it is answered at ${other.get('url')}. ${other.get('description')}`,
        curl: method === 'get' ? `curl ${other.get('url')}${path}` : null,
      };
    }
    const token = authSelectors.authorized().getIn(['bearer', 'value'], '$TOKEN');
    return {
      text: 'This page cannot show a stream, which has no end. In a terminal:',
      curl: `curl -N ${window.location.origin}${path} -H "Authorization: Bearer ${token}"`,
    };
  }

  return {
    statePlugins: {
      spec: {
        wrapSelectors: {
          allowTryItOutFor: () => (spec, path, method) =>
            !otherServer(spec.get('json'), path) && !isStream(spec.get('json'), path, method),
        },
      },
    },
    components: { OperationServers: () => null }, // the text above says it
    wrapComponents: {
      parameters: (Original, system) => (props) => {
        const { createElement, Fragment } = system.React;
        const original = createElement(Original, props);
        if (props.allowTryItOut) {
          return original;
        }
        const { text, curl } = howToTry(system, props.pathMethod);
        const note = createElement(
          'div',
          { className: 'not-tried-here' },
          createElement(system.getComponent('Markdown', true), { source: text }),
          curl && createElement(system.getComponent('HighlightCode', true), { canCopy: true, language: 'bash' }, curl),
        );
        return createElement(Fragment, null, note, original);
      },
    },
  };
}

// Highlighting the syntax of a megabyte takes ten seconds, and laying it out as one text takes one. In parts, of which
// the browser lays out only those in sight, it is there at once.
function LargeAnswers() {
  const LARGE = 50_000;
  const PARTS = /[^]{1,4000}/gu;
  return {
    wrapComponents: {
      SyntaxHighlighter: (Original, { React }) => (props) =>
        props.children.length < LARGE
          ? React.createElement(Original, props)
          : React.createElement(
              'pre',
              { className: 'microlight large-answer' },
              props.children.match(PARTS).map((part, index) => React.createElement('span', { key: index }, part)),
            ),
    },
  };
}
