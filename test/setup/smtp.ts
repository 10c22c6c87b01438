/** A mail server of this process: it keeps what it takes, and fails where a test wants it to. */
import type { Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  readonly to: readonly string[];
  /** Headers and body as they came. */
  readonly text: string;
}

export interface MailServer {
  readonly url: string;
  /** In the order they were taken. */
  readonly received: ReceivedMail[];
  /**
   * `refuse`: no recipient is known. `refuse-content`: the mail is turned down when it has come.
   * `hang-up`: it is taken, and the connection ends without an answer.
   */
  failure: 'refuse' | 'refuse-content' | 'hang-up' | undefined;
  /** Happens once, while the next sender waits for its recipient to be accepted. */
  meanwhile: (() => Promise<unknown>) | undefined;
  close(): Promise<void>;
}

export async function startMailServer(): Promise<MailServer> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo(_address, _session, done) {
      const { meanwhile } = mails;
      mails.meanwhile = undefined;
      const accept = () => done(mails.failure === 'refuse' ? new Error('no such box') : null);
      if (meanwhile) void meanwhile().then(accept, done);
      else accept();
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (mails.failure === 'refuse-content') return done(new Error('looks like spam'));
        const to = session.envelope.rcptTo.map(({ address }) => address);
        mails.received.push({ to, text: Buffer.concat(chunks).toString('utf8') });
        if (mails.failure === 'hang-up') {
          for (const connection of sockets) connection.destroy();
        } else done();
      });
    },
  });
  const sockets = new Set<Socket>();
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  // A sender that is killed breaks its connection off.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const mails: MailServer = {
    url: `smtp://127.0.0.1:${port}`,
    received: [],
    failure: undefined,
    meanwhile: undefined,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
  return mails;
}
