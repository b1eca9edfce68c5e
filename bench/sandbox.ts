import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { startSandbox } from '../src/sandbox/sandbox.ts';

/** Small PUTs a second: the sandbox in memory without limits, beside a bare server that answers a constant. */
export async function run(): Promise<string[]> {
  const bare = await measure('bare');
  const sandbox = await measure('sandbox');
  return [
    `bare node:http server, constant answer  ${Math.round(bare)} PUTs/s`,
    `sandbox, in memory, limits off          ${Math.round(sandbox)} PUTs/s`,
    `ratio                                   ${(sandbox / bare).toFixed(2)}`,
  ];
}

const concurrency = 32;
const warmUp = 5_000;
const counted = 30_000;

// Each server in a process of its own, as a client would meet it.
async function measure(kind: 'bare' | 'sandbox'): Promise<number> {
  const server = fork(fileURLToPath(import.meta.url), ['serve', kind]);
  try {
    const port = await portOf(server);
    await send(port, warmUp);
    const start = performance.now();
    await send(port, counted);
    return counted / ((performance.now() - start) / 1000);
  } finally {
    server.kill();
  }
}

async function portOf(server: ChildProcess): Promise<number> {
  const [message] = await once(server, 'message');
  return Number(message);
}

async function send(port: number, count: number): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  let sent = 0;
  const lane = async (): Promise<void> => {
    while (sent < count) {
      sent += 1;
      await put(agent, port, 41_001 + (sent % 900));
    }
  };
  await Promise.all(Array.from({ length: concurrency }, lane));
  agent.destroy();
}

async function put(agent: Agent, port: number, id: number): Promise<void> {
  const body = JSON.stringify({
    Id: id,
    CoworkerContractId: 100_001,
    ProductId: 501,
    Price: id / 100,
    Refundable: true,
  });
  const headers = {
    Authorization: 'Bearer rehearsal-token',
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(body),
  };
  await new Promise<void>((resolve, reject) => {
    const path = '/api/billing/contractdeposits';
    const sending = request({ agent, port, host: '127.0.0.1', method: 'PUT', path, headers }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`HTTP ${response.statusCode}`));
      response.resume().once('end', resolve);
    });
    sending.once('error', reject).end(body);
  });
}

async function serve(kind: string | undefined): Promise<void> {
  process.send?.(kind === 'bare' ? await serveConstant() : await serveSandbox());
}

async function serveSandbox(): Promise<number> {
  const { baseUrl } = await startSandbox({ limits: 'none' });
  return Number(new URL(baseUrl).port);
}

async function serveConstant(): Promise<number> {
  const answer = '{"Status":200,"Message":"ContractDeposit was successfully updated.","WasSuccessful":true}';
  const server = createServer((incoming, response) => {
    incoming.resume().once('end', () => {
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': answer.length }).end(answer);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a server on TCP has no other kind of address
  return (server.address() as AddressInfo).port;
}

if (process.argv[2] === 'serve') await serve(process.argv[3]);
else if (process.argv[1] === fileURLToPath(import.meta.url)) console.log((await run()).join('\n'));
