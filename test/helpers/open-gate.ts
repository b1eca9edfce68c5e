import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { OnFinished } from './open-scene.ts';

/** A door in front of a server, at which the answer to one write can be kept waiting. */
export interface Gate {
  readonly baseUrl: string;
  /** Resolves once the server has carried out the write and its answer waits here. */
  readonly holding: Promise<void>;
  /** Lets the answer through, and everything after it. */
  open(): void;
  /** Breaks every connection, as a network does that was away: the answer never comes. What is asked later is let through. */
  cut(): void;
}

/** Holds back the answer to the so-manieth write. */
export async function openGate(onFinished: OnFinished, baseUrl: string, write: number): Promise<Gate> {
  const [holding, opened] = [createLatch(), createLatch()];
  let writes = 0;
  const mayPass = async (method: string | undefined): Promise<void> => {
    if (method !== 'PUT' || ++writes !== write) return;
    holding.open();
    await opened.isOpen;
  };
  const server = createServer((asked, reply) => forward(`${baseUrl}${asked.url}`, { asked, reply, mayPass }));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onFinished(async () => {
    server.close().closeAllConnections();
    await once(server, 'close');
  });
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    holding: holding.isOpen,
    open: () => opened.open(),
    cut() {
      server.closeAllConnections();
      opened.open();
    },
  };
}

interface Passing {
  readonly asked: IncomingMessage;
  readonly reply: ServerResponse;
  /** Awaited when the answer is there. */
  readonly mayPass: (method: string | undefined) => Promise<void>;
}

function forward(url: string, { asked, reply, mayPass }: Passing): void {
  const { method, headers } = asked;
  const passed = request(url, { method, headers }, (answer) => {
    void mayPass(method).then(() => {
      reply.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(reply);
    });
  });
  passed.on('error', () => void reply.destroy());
  asked.pipe(passed);
}

interface Latch {
  readonly isOpen: Promise<void>;
  open(): void;
}

function createLatch(): Latch {
  let open = (): void => undefined;
  const isOpen = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { isOpen, open: () => open() };
}
