// A client app on the types of openapi-typescript. It is only compiled: a name that is gone, or a type that has become
// vague, stops it.
import createClient from 'openapi-fetch';
import type { components, paths } from './openapi-typescript';

type Schemas = components['schemas'];

const client = createClient<paths>({ baseUrl: 'http://localhost:8080' });

export async function schedule(subject: string): Promise<Schemas['Call'] | Schemas['Fault'][]> {
  const body: Schemas['NewCall'] = {
    calleeName: 'Okafor Dental',
    phoneNumber: '+15551234567',
    subject,
    prompt: 'Ask for Thursday.',
    aiLanguage: 'en-US' satisfies Schemas['Language'],
  };
  const { data, error, response } = await client.POST('/api/calls', {
    body,
    params: { header: { 'Idempotency-Key': 'once' } },
  });
  if (data) {
    return data;
  }
  return response.status === 400 ? faultsOf(error as Schemas['InvalidRequest']) : [problem(error)];
}

const faultsOf = (refused: Schemas['InvalidRequest']): Schemas['Fault'][] => refused.errors;
const problem = ({ type, message }: Schemas['Problem']) => ({ field: type, message });

export async function namesOfAll(status: Schemas['CallStatus'] = 'SCHEDULED'): Promise<string[]> {
  const names: string[] = [];
  for (let nextToken: string | undefined, more = true; more; more = nextToken !== undefined) {
    const { data } = await client.GET('/api/calls', { params: { query: { status, limit: 100, nextToken } } });
    names.push(...(data?.calls ?? []).map((call) => call.calleeName));
    nextToken = data?.nextToken;
  }
  return names;
}

export async function whatCameOfIt(callId: string): Promise<string | undefined> {
  const { data: call } = await client.GET('/api/calls/{callId}', { params: { path: { callId } } });
  const source: Schemas['AnalysisSource'] | undefined = call?.analysisSources?.summary;
  return source === 'retell' ? call?.summary : call?.actionItems?.join();
}

export async function append(callId: string): Promise<string | undefined> {
  const note: Schemas['TranscriptNote'] = { text: 'Note: they call back on Friday.' };
  const turn: Schemas['TranscriptTurn'] = { role: 'user', content: 'Thursday at ten?' };
  const params = { path: { callId } };
  await client.POST('/api/calls/{callId}/transcript', { params, body: note });
  const { data } = await client.POST('/api/calls/{callId}/transcript', { params, body: turn });
  return data?.transcriptText;
}

type Stream = paths['/api/calls/events']['get']['responses'][200]['content']['text/event-stream'];
export const isGone = (event: Stream): boolean => event.deleted === true && event.status !== 'IN_PROGRESS';

export const forget = () => client.PUT('/api/user/preferences', { body: { voiceId: null, systemPrompt: null } });
