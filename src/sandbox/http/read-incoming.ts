import type { IncomingMessage } from 'node:http';
import type { Incoming } from './incoming.ts';

const largestBody = 10 * 1024 * 1024;

/** Takes a request in as a whole; of a body that is too large nothing is kept. */
export async function readIncoming(request: IncomingMessage): Promise<Incoming> {
  const target = request.url ?? '/';
  const mark = target.indexOf('?');
  const clientId = request.headers['client_id'];
  return {
    method: request.method ?? 'GET',
    path: mark < 0 ? target : target.slice(0, mark),
    query: mark < 0 ? '' : target.slice(mark + 1),
    body: await readBody(request),
    contentType: (request.headers['content-type'] ?? '').toLowerCase(),
    authorization: request.headers.authorization,
    clientId: typeof clientId === 'string' && clientId !== '' ? clientId : null,
    isLocal: isLoopback(request.socket.remoteAddress ?? ''),
  };
}

/** True for an address that only this machine can reach. */
export function isLoopback(address: string): boolean {
  return address === 'localhost' || address === '::1' || /^(?:::ffff:)?127\./.test(address);
}

async function readBody(request: IncomingMessage): Promise<string | null> {
  if (Number(request.headers['content-length'] ?? 0) > largestBody) return null;
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= largestBody) chunks.push(chunk);
      else resolve(null);
    });
    request.on('end', () => resolve(textOf(chunks)));
    request.on('error', reject);
  });
}

function textOf(chunks: readonly Buffer[]): string {
  const [first] = chunks;
  if (first === undefined) return '';
  return (chunks.length === 1 ? first : Buffer.concat(chunks)).toString('utf8');
}
