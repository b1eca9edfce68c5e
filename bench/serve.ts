import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { startSandbox } from '../src/sandbox/sandbox.ts';
import type { SandboxOptions } from '../src/sandbox/settings.ts';
import { contacts, plainRow } from './generate.ts';

// A server in a process of its own, so that it takes nothing from the one that is measured. It says where it listens.
const [kind = '', options = '{}'] = process.argv.slice(2);
process.send?.(kind === 'sandbox' ? await serveSandbox(options) : await serveMadeUp());
// Whoever started it may have died.
process.once('disconnect', () => process.exit());

async function serveSandbox(text: string): Promise<string> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `startServer` printed it
  const { baseUrl } = await startSandbox(JSON.parse(text) as SandboxOptions);
  return baseUrl;
}

/** Millions of people on contracts that exist only while somebody reads them; one in a hundred differs from its row. */
async function serveMadeUp(): Promise<string> {
  const server = createServer((incoming, response) => answer(incoming, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a server on TCP has no other kind of address
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function answer(incoming: IncomingMessage, response: ServerResponse): void {
  const [, ids = ''] = /id=(?:\[|%5B)([\d,]*)/.exec(incoming.url ?? '') ?? [];
  const said = incoming.url?.startsWith('/api/auth/me') === true ? me : ids.split(',').map(makeRecord);
  incoming.resume().once('end', () => {
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(said));
  });
}

const me = { Id: 1, Email: 'admin@example.com', FullName: 'Made Up', IsAdmin: true, APIAccess: true, Active: true };
const numbers = new Set(['Id', 'CoworkerContractId', 'CoworkerId', 'CountryId']);
const firstId = 100_000_000;

function makeRecord(id: string): Readonly<Record<string, unknown>> {
  const index = Number(id) - firstId;
  const cells = plainRow(contacts, index);
  const asked = contacts.header.map((name, at) => [name, valueOf(name, cells[at] ?? '')] as const);
  return {
    ...Object.fromEntries(asked),
    ...(index % 100 === 0 && { PhoneNumber: '020 0' }),
    UniqueId: `00000000-0000-4000-8000-${id.padStart(12, '0')}`,
    CreatedOn: '2025-01-15T10:30:00Z',
    UpdatedOn: '2025-01-15T10:30:00.1234567Z',
    UpdatedBy: 'admin@example.com',
    IsNew: false,
    SystemId: null,
    ToStringText: id,
    AmlCheckStatus: 2,
    CoworkerActive: true,
    LocalizationDetails: null,
    CustomFields: null,
  };
}

function valueOf(name: string, cell: string): string | number | null {
  if (cell === '') return null;
  if (name === 'DateOfBirth') return `${cell}T00:00:00Z`;
  if (name === 'ContractContactType') return cell === 'Director' ? 1 : 2;
  return numbers.has(name) ? Number(cell) : cell;
}
