import { connect } from 'node:net';
import type { Opened } from './open-sandbox.ts';

/** Writes bytes to the port and gives what comes back until the other end closes. */
export async function sendRaw(sandbox: Opened, bytes: string | Uint8Array): Promise<string> {
  const { port } = new URL(sandbox.baseUrl);
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(Number(port), '127.0.0.1', () => socket.end(bytes));
    socket.setEncoding('latin1').on('data', (chunk) => (answer += String(chunk)));
    socket.on('error', () => resolve(answer)).on('close', () => resolve(answer));
  });
}

/** True where the sandbox still answers as it should. */
export async function isAlive(sandbox: Opened): Promise<boolean> {
  return (await sandbox.get('/api/billing/contractdeposits/41001')).status === 200;
}
