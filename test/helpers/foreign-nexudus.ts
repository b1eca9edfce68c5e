import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { OnFinished } from './open-scene.ts';

/** A record with whatever keys it has. */
export type ForeignRecord = Readonly<Record<string, unknown>>;

/** What this Nexudus does in its own way. */
export interface ForeignManners {
  /** How the records of a batch are answered; 200 where nothing stands here. */
  readonly batchStatus?: number;
  /** Keys that a batch leaves out, as lists do. */
  readonly batchLacks?: readonly string[];
  /** False where nobody can ask who is signed in. */
  readonly hasMe?: boolean;
  /** Connections that are idle for a moment are cut. */
  readonly cutsIdle?: boolean;
}

/** A request as it came. */
export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A Nexudus of somebody else's, built from the contract alone. */
export interface ForeignNexudus {
  readonly baseUrl: string;
  readonly received: readonly Received[];
  /** A record as it is kept; undefined where there is none. */
  record(entity: string, id: number): ForeignRecord | undefined;
}

/** Records by collection, such as `contractdeposits`; each as the text that a GET answers with. */
export type ForeignTables = Readonly<Record<string, readonly string[]>>;

/** Listens until the test is over. It knows five collections, one token (`foreign-token`), and nothing of nexload. */
export async function startForeignNexudus(
  onFinished: OnFinished,
  tables: ForeignTables,
  manners: ForeignManners = {},
): Promise<ForeignNexudus> {
  const received: Received[] = [];
  const kept = new Map<string, Map<number, string>>();
  for (const [entity, texts] of Object.entries(tables))
    kept.set(entity, new Map(texts.map((text) => [Number(readForeign(text)['Id']), text])));
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => void (body += chunk));
    request.on('end', () => {
      received.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body });
      answer({ request, response, body, kept, manners });
    });
  });
  if (manners.cutsIdle === true) cutIdle(server);
  const baseUrl = await listen(server, onFinished);
  const record = (entity: string, id: number): ForeignRecord | undefined => {
    const text = kept.get(entity)?.get(id);
    return text === undefined ? undefined : readForeign(text);
  };
  return { baseUrl, received, record };
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly body: string;
  readonly kept: ReadonlyMap<string, Map<number, string>>;
  readonly manners: ForeignManners;
}

function answer(exchange: Exchange): void {
  const { request, manners } = exchange;
  if (request.headers.authorization !== 'Bearer foreign-token') return send(exchange, 401, '');
  const { path, ids } = addressOf(request);
  if (path === '/api/auth/me')
    return manners.hasMe === false ? send(exchange, 404, gone(path)) : send(exchange, 200, me);
  const [, entity = '', id = ''] = /^\/api\/billing\/(\w+)\/?(\d*)$/.exec(path) ?? [];
  const table = exchange.kept.get(entity);
  if (table === undefined) return send(exchange, 404, gone(path));
  if (request.method === 'PUT') return id === '' ? put(exchange, entity, table) : send(exchange, 405, gone(path));
  if (id !== '') return sendOne(exchange, table.get(Number(id)));
  return ids === null ? sendPage(exchange, table) : sendBatch(exchange, table, ids);
}

/** Paths are the same in any case of letters. */
function addressOf({ url = '' }: IncomingMessage): { readonly path: string; readonly ids: string | null } {
  const { pathname, searchParams } = new URL(url, 'http://here');
  return { path: pathname.toLowerCase(), ids: searchParams.get('id') };
}

const gone = (path: string): string => `{"Message":"No HTTP resource was found that matches ${path}."}`;
const me = `{"Active":true,"APIAccess":true,"IsAdmin":true,"UserRoles":[],"Businesses":[{"Name":"Hub","Id":7}],
"DefaultBusinessId":7,"FullName":"Erika Foreign","Email":"erika@example.com","Id":99,"Theme":{"Dark":null}}`;

function sendOne(exchange: Exchange, text: string | undefined): void {
  if (text === undefined) send(exchange, 404, '"Not found"');
  else send(exchange, 200, text);
}

function sendBatch(exchange: Exchange, table: ReadonlyMap<number, string>, ids: string): void {
  const { batchStatus = 200, batchLacks = [] } = exchange.manners;
  if (batchStatus !== 200) return send(exchange, batchStatus, batchStatus === 404 ? '"Not found"' : gone('id'));
  const wanted = JSON.parse(ids) as readonly number[];
  const texts = wanted.toReversed().flatMap((id) => table.get(id) ?? []);
  const bare = texts.map((text) => {
    const entries = Object.entries(readForeign(text)).filter(([key]) => !batchLacks.includes(key));
    return batchLacks.length === 0 ? text : print(Object.fromEntries(entries));
  });
  return send(exchange, 200, `[${bare.join(',')}]`);
}

/** Whatever else was asked for: the first page of 25. */
function sendPage(exchange: Exchange, table: ReadonlyMap<number, string>): void {
  const records = [...table.values()].slice(0, 25);
  send(
    exchange,
    200,
    `{"Records":[${records.join(',')}],"CurrentPage":1,"TotalItems":${table.size},"HasNextPage":false}`,
  );
}

const required: Readonly<Record<string, readonly string[]>> = {
  contractpausedperiods: ['CoworkerContractId', 'PauseFrom', 'PauseUntil'],
  proposalcontracts: ['ProposalId', 'TariffId', 'BillingDay', 'Quantity'],
  contractdeposits: ['CoworkerContractId', 'ProductId'],
  proposalcontractschedules: ['ProposalContractId', 'ApplyOn'],
  contractcontacts: ['CoworkerContractId', 'FullName'],
};

/** What the body leaves out is cleared; what it holds is kept as it came. */
function put(exchange: Exchange, entity: string, table: Map<number, string>): void {
  const body = readForeign(exchange.body);
  const before = table.get(Number(body['Id']));
  if (before === undefined) return send(exchange, 404, '"Not found"');
  const lacking = required[entity]?.find((name) => body[name] === undefined || body[name] === null);
  if (lacking !== undefined) return send(exchange, 400, refusal(lacking.replace(/Id$/, '')));
  const blank = Object.entries(readForeign(before)).map(([key]): [string, unknown] => [key, null]);
  const lackingLocal = Object.keys(body).filter(
    (key) => `${key}Local` in readForeign(before) && !(`${key}Local` in body),
  );
  const local = lackingLocal.map((key): [string, unknown] => [`${key}Local`, body[key]]);
  const stamps = { UpdatedOn: '2026-03-04T05:06:07.1234567Z', UpdatedBy: 'erika@example.com' };
  const entries = [...blank, ...Object.entries(body), ...local, ...Object.entries(stamps)] as [string, unknown][];
  table.set(Number(body['Id']), print(Object.fromEntries(entries)));
  return send(exchange, 200, success(Number(body['Id'])));
}

const refusal = (property: string): string =>
  `{"Message":"${property}: is a required field","Value":null,"Errors":[{"AttemptedValue":null,"Message":"is a required field","PropertyName":"${property}"}],"WasSuccessful":false}`;

const success = (id: number): string =>
  `{"Status":200,"Message":"It was successfully updated.","Value":{"Id":${id}},"OpenInDialog":false,"OpenInWindow":false,"RedirectURL":null,"JavaScript":null,"UpdatedOn":"2026-03-04T05:06:07.1234567Z","UpdatedBy":"erika@example.com","Errors":null,"WasSuccessful":true}`;

function send({ response }: Exchange, status: number, body: string): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' }).end(body);
}

/** The record of a text; a number with more digits than JavaScript keeps is a text like `number 9007199254740993`. */
export function readForeign(text: string): ForeignRecord {
  const marked = text.replace(/"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g, (token) => {
    const isShort = token.length < 16 && Number.isFinite(Number(token));
    return token.startsWith('"') || isShort ? token : `"number ${token}"`;
  });
  return JSON.parse(marked) as ForeignRecord;
}

function print(record: ForeignRecord): string {
  return JSON.stringify(record).replace(/"number (-?\d[\d.eE+-]*)"/g, '$1');
}

function cutIdle(server: Server): void {
  server.on('request', (_, response: ServerResponse) => {
    response.once('finish', () => setImmediate(() => response.socket?.destroy()));
  });
}

async function listen(server: Server, onFinished: OnFinished): Promise<string> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => {
      server.close(resolve);
    });
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
