import { createServer, type Socket } from 'node:net';

export interface CaughtMail {
  readonly messageId: string;
  readonly to: string;
  readonly subject: string;
  /** The envelope's sender: the processes of a test have one each. */
  readonly from: string;
  /** As it came: headers and all. */
  readonly text: string;
}

const header = (text: string, name: string): string =>
  new RegExp(`^${name}: (.*(?:\\r\\n[ \\t].*)*)`, 'im').exec(text)?.[1]?.replace(/\r\n[ \t]+/g, ' ') ?? '';

/**
 * A mail server that keeps what it is given. `onMail` runs once a mail is accepted, before the sender is told: whoever
 * ends the sender there has a mail that was accepted and a job that was never completed.
 */
export const openMailCatcher = async () => {
  const mails: CaughtMail[] = [];
  const open = new Set<Socket>();
  let onMail: (mail: CaughtMail) => void = () => undefined;

  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
    let [pending, letter, from, to] = ['', '', '', ''];
    let inLetter = false;
    const say = (line: string): void => {
      if (!socket.destroyed) socket.write(`${line}\r\n`);
    };

    const command = (line: string): void => {
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === 'MAIL') from = /<([^>]*)>/.exec(line)?.[1] ?? '';
      if (verb === 'RCPT') to = /<([^>]*)>/.exec(line)?.[1] ?? '';
      if (verb === 'DATA') {
        [inLetter, letter] = [true, ''];
        say('354 go on');
        return;
      }
      say(verb === 'QUIT' ? '221 bye' : '250 ok');
      if (verb === 'QUIT') socket.end();
    };

    const accept = (): void => {
      inLetter = false;
      const mail = {
        messageId: header(letter, 'Message-ID'),
        subject: header(letter, 'Subject'),
        from,
        to,
        text: letter,
      };
      mails.push(mail);
      onMail(mail);
      say('250 kept');
    };

    say('220 catcher');
    socket.on('data', (chunk: Buffer) => {
      pending += chunk.toString('latin1');
      for (let end = pending.indexOf('\r\n'); end >= 0; end = pending.indexOf('\r\n')) {
        const line = pending.slice(0, end);
        pending = pending.slice(end + 2);
        if (!inLetter) command(line);
        else if (line === '.') accept();
        else letter += `${line}\r\n`;
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;

  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    onMail: (act: (mail: CaughtMail) => void): void => {
      onMail = act;
    },
    close: async (): Promise<void> => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
