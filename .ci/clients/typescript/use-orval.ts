// A client app on the functions of orval. It is only compiled: a name that is gone, or a type that has become vague,
// stops it.
import { appendToTranscript, changePreferences, createCall, getCall, getReadiness, listCalls } from './orval';
import type { Call, CallEvent, CallStatus, Fault, HealthCheck, Language, TranscriptLine } from './orval';
import type { streamCallEventsResponse200 } from './orval';

export async function schedule(subject: string): Promise<Call | Fault[]> {
  const answer = await createCall({
    calleeName: 'Okafor Dental',
    phoneNumber: '+15551234567',
    subject,
    prompt: 'Ask for Thursday.',
    aiLanguage: 'en-US' satisfies Language,
  });
  switch (answer.status) {
    case 201:
      return answer.data;
    case 400:
      return answer.data.errors;
    default:
      return [{ field: answer.data.type, message: answer.data.message }];
  }
}

export async function namesOfAll(status: CallStatus = 'SCHEDULED'): Promise<string[]> {
  const names: string[] = [];
  for (let nextToken: string | undefined, more = true; more; more = nextToken !== undefined) {
    const page = await listCalls({ status, limit: 100, nextToken });
    if (page.status !== 200) {
      break;
    }
    names.push(...page.data.calls.map((call) => call.calleeName));
    nextToken = page.data.nextToken;
  }
  return names;
}

export async function whatCameOfIt(callId: string): Promise<string | undefined> {
  const answer = await getCall(callId);
  return answer.status === 200 ? answer.data.summary : undefined;
}

export async function append(callId: string): Promise<void> {
  const lines: TranscriptLine[] = [
    { text: 'Note: they call back on Friday.' },
    { role: 'user', content: 'Thursday at ten?' },
  ];
  for (const line of lines) {
    await appendToTranscript(callId, line);
  }
}

type Event = streamCallEventsResponse200['data'];
export const isGone = (event: Event): boolean => (event satisfies CallEvent).deleted === true;

export async function whatIsDown(): Promise<HealthCheck[]> {
  const answer = await getReadiness();
  const checks = answer.status === 200 || answer.status === 503 ? answer.data.checks : undefined;
  return (checks ?? []).filter((check) => check.status === 'DOWN');
}

export const forget = () => changePreferences({ voiceId: null, systemPrompt: null });
