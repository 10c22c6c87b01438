/**
 * Hands one mail to the SMTP server and says what became of it.
 *
 * Always holds: the server sees nothing of the mail's content before `begin` has resolved, so what
 * ends before it was certainly not taken. After it only the server's answer settles the matter;
 * where none comes, nobody can know (RFC 1047, RFC 5321 section 4.5.3.2.6).
 */
import { Readable } from 'node:stream';
import { createTransport } from 'nodemailer';
import addressparser from 'nodemailer/lib/addressparser';

export interface OutgoingMail {
  /** Names the mail for ever: sent again, it carries the same Message-ID and Date. */
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly createdAt: Date;
}

export type Handover =
  | { readonly kind: 'taken' }
  /** The server has not taken it: it said so, or was never given it. */
  | {
      readonly kind: 'not-taken';
      readonly error: string;
      /** It said that there is no such address, and never will be (a hard bounce). */
      readonly bounced?: boolean;
    }
  /** It was given the mail, and did not answer. */
  | { readonly kind: 'unknown'; readonly error: string };

/**
 * Never throws. `begin` is called once, when the server has asked for the content; where it
 * rejects, nothing is given and the mail is `not-taken`.
 */
export async function handOver(
  smtpUrl: string,
  { id, createdAt, ...mail }: OutgoingMail,
  begin: () => Promise<void>,
): Promise<Handover> {
  let begun = false;
  // Read from only once the server has answered DATA: nodemailer pipes it into the connection then.
  async function* contentOf(input: Readable): AsyncGenerator<Buffer> {
    await begin();
    begun = true;
    yield* input as AsyncIterable<Buffer>;
  }
  try {
    const transport = createTransport(smtpUrl);
    transport.use('stream', ({ message }, done) => {
      message.processFunc((input) => Readable.from(contentOf(input), { objectMode: false }));
      done();
    });
    await transport.sendMail({ ...mail, date: createdAt, messageId: messageId(id, mail.from) });
    return { kind: 'taken' };
  } catch (error) {
    const told = messageOf(error);
    if (begun && !isRefusal(error)) return { kind: 'unknown', error: told };
    return { kind: 'not-taken', error: told, bounced: isBounce(error) };
  }
}

/** In the sender's domain; receivers who know it already drop a mail that was sent again. */
function messageId(id: string, from: string): string {
  const [sender] = addressparser(from, { flatten: true });
  return `<${id}@${sender?.address.split('@').at(-1) || 'localhost'}>`;
}

/** The server's own word: a reply of 400 and more. */
const isRefusal = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'responseCode' in error &&
  Number(error.responseCode) >= 400;

/** Of the recipient, for good: 5xx in answer to RCPT (RFC 5321, section 4.2.1). */
const isBounce = (error: unknown): boolean =>
  isRefusal(error) &&
  typeof error === 'object' &&
  error !== null &&
  'command' in error &&
  error.command === 'RCPT TO' &&
  Number((error as { responseCode?: unknown }).responseCode) >= 500;

const messageOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).slice(0, 500);
