import type { JsonObject } from '../../src/sandbox/json.ts';

/** One answer of the server in the middle of a run, and what must come of it. */
export interface ReplyCase {
  readonly title: string;
  /** A script of faults; the rows ask for records 201 to 204. */
  readonly faults: readonly unknown[];
  readonly flags?: string;
  readonly exitCode: number;
  /** What becomes of the rows, in order; `updated` where nothing stands here. */
  readonly statuses?: readonly string[];
  /** How many writes of record 202 the server saw; one where nothing stands here. */
  readonly writesOf202?: number;
  /** What a person reads of it, word for word. */
  readonly says: readonly string[];
  /** The issues of the server, by cell. */
  readonly cells?: Readonly<Record<string, string>>;
  readonly requests?: JsonObject;
}

const only202 = { method: 'PUT', id: 202 };
const html = { 'Content-Type': 'text/html' };
const envelope = { Value: null, OpenInDialog: false, RedirectURL: null, WasSuccessful: false };
const errorAt = (PropertyName: string, Message: string) => ({ AttemptedValue: 1, Message, PropertyName });
const wellButOne = ['updated', 'rejected', 'updated', 'updated'];
const wentWell = 'All is well: 4 records updated.';

/** Every reply of the contract's table of errors, in the middle of a run. */
export const replyCases: readonly ReplyCase[] = [
  {
    title: 'a 400 about a foreign key goes to the cell of that key',
    faults: [
      {
        match: only202,
        do: {
          status: 400,
          body: {
            ...envelope,
            Message: 'CoworkerContract: is a required field',
            Errors: [errorAt('CoworkerContract', 'is a required field')],
          },
        },
      },
    ],
    exitCode: 3,
    statuses: wellButOne,
    cells: { B3: 'the server refused it and said "is a required field"' },
    says: [
      'error   CoworkerContractId  rejected\n    B3: the server refused it and said "is a required field"\n    -> correct the row, and apply it again',
      '3 records updated; 1 of 4 rows is not well.',
    ],
  },
  {
    title: 'a 400 about several fields goes to all their cells, also where an older build sends it with 500',
    faults: [
      {
        match: only202,
        do: {
          status: 500,
          body: {
            ...envelope,
            Status: 500,
            Message: 'Price: must be positive',
            Errors: [
              errorAt('Price', 'must be positive'),
              errorAt('Product', 'does not exist'),
              errorAt('', 'is locked'),
            ],
          },
        },
      },
    ],
    exitCode: 3,
    statuses: wellButOne,
    cells: {
      D3: 'the server refused it and said "must be positive"',
      C3: 'the server refused it and said "does not exist"',
      '': 'the server refused it and said "is locked"',
    },
    says: ['3 records updated; 1 of 4 rows is not well.'],
  },
  {
    title: 'a 200 that is no success is a refusal',
    faults: [
      {
        match: only202,
        do: { status: 200, body: { ...envelope, Status: 200, Message: 'It was invoiced.', Errors: null } },
      },
    ],
    exitCode: 3,
    statuses: wellButOne,
    cells: { '': 'the server refused it and said "It was invoiced."' },
    says: ['row 3: the server refused it and said "It was invoiced."'],
  },
  {
    title: 'a 404 is a record that is gone',
    faults: [{ match: only202, do: { status: 404, body: '"Not found"' } }],
    exitCode: 3,
    statuses: ['updated', 'missing', 'updated', 'updated'],
    cells: { A3: 'there is no ContractDeposit with Id 202' },
    says: ['A3: there is no ContractDeposit with Id 202\n    -> correct the Id, or delete the row'],
  },
  {
    title: 'a 409 with a reason is a conflict of that row alone',
    faults: [{ match: only202, do: { status: 409, body: { Message: 'Somebody edits it.' } } }],
    exitCode: 3,
    statuses: wellButOne,
    cells: { '': 'the server refused it as a conflict and said "Somebody edits it."' },
    says: ['row 3: the server refused it as a conflict and said "Somebody edits it."'],
  },
  {
    title: 'an empty 409 is a throttle, which costs no try',
    faults: [{ match: { ...only202, nth: 1 }, do: { status: 409, headers: { 'Retry-After': '1' } } }],
    flags: '--retries 0',
    exitCode: 0,
    writesOf202: 2,
    requests: { throttled: 1, retried: 0 },
    says: [wentWell, '5 writes and 3 reads sent, asked to wait 1 time'],
  },
  {
    title: 'a 429 in words is a throttle, which costs no try',
    faults: [{ match: { ...only202, nth: [1, 2] }, do: { status: 429, body: 'Wait 0.2 seconds' } }],
    flags: '--retries 0',
    exitCode: 0,
    writesOf202: 3,
    requests: { throttled: 2, retried: 0 },
    says: [wentWell, '6 writes and 3 reads sent, asked to wait 2 times'],
  },
  {
    title: 'a 500 that says Ooops is tried again',
    faults: [
      {
        match: { ...only202, nth: 1 },
        do: { status: 500, body: { ...envelope, Message: 'Ooops! Something went wrong.' } },
      },
      { match: { ...only202, nth: 2 }, do: { status: 500, body: { Message: 'An error has occurred.' } } },
    ],
    exitCode: 0,
    writesOf202: 3,
    says: [wentWell],
  },
  {
    title: 'a 500 that stays is given up, and its page is not shown',
    faults: [
      {
        match: only202,
        do: {
          status: 500,
          body: '<html><head><title>Server trouble</title></head><body>x</body></html>',
          headers: html,
        },
      },
    ],
    flags: '--retries 2',
    exitCode: 3,
    statuses: ['updated', 'failed', 'updated', 'updated'],
    writesOf202: 3,
    cells: { '': '3 tries failed, and the last time the server said "Server trouble"' },
    says: [
      'row 3: 3 tries failed, and the last time the server said "Server trouble"\n    -> apply the row again later',
    ],
  },
  ...[502, 503, 504].map((status): ReplyCase => {
    return {
      title: `a ${status} leaves a doubt, which reading the record settles before it is written again`,
      faults: [{ match: { ...only202, nth: 1 }, do: { status, body: '<html>Bad Gateway</html>', headers: html } }],
      exitCode: 0,
      writesOf202: 2,
      says: [wentWell],
    };
  }),
  {
    title: 'a write that broke off undone is read and written again',
    faults: [{ match: { ...only202, nth: 1 }, do: 'reset' }],
    exitCode: 0,
    writesOf202: 2,
    says: [wentWell],
  },
  {
    title: 'a write that broke off when all was done is read and not written again',
    faults: [{ match: { ...only202, nth: 1 }, do: 'apply-then-reset' }],
    exitCode: 0,
    writesOf202: 1,
    says: [wentWell],
  },
  {
    title: 'a write that was never answered is read and not written again',
    faults: [{ match: { ...only202, nth: 1 }, do: 'apply-then-hang' }],
    flags: '--timeout 3s',
    exitCode: 0,
    writesOf202: 1,
    says: [wentWell],
  },
  {
    title: 'a write of which nothing can be learned stays unknown, and resume goes on',
    faults: [
      { match: { ...only202, nth: 1 }, do: 'apply-then-reset' },
      { match: { method: 'GET', path: '/api/billing/contractdeposits/202' }, do: { status: 500 } },
    ],
    flags: '--retries 1',
    exitCode: 3,
    statuses: ['updated', 'unknown', 'updated', 'updated'],
    writesOf202: 1,
    cells: {
      '': 'the write was not answered (the connection broke off before the answer) and the record could not be read, so it may have been changed or not',
    },
    says: ['1 unknown        no answer came: changed or not, nobody knows yet', '  nexload resume '],
  },
  {
    title: 'a 403 of a firewall stops the run, and its page is not shown',
    faults: [
      {
        match: only202,
        do: { status: 403, body: '<html><title>Request blocked</title><script>x()</script></html>', headers: html },
      },
    ],
    flags: '--concurrency 1',
    exitCode: 6,
    statuses: ['updated', 'not-attempted', 'not-attempted', 'not-attempted'],
    says: [
      'Stopped, because the server does not let us in: Request blocked. 1 record updated, 3 rows still to do.',
      'Sign in again, or see what nexload doctor misses; then go on with the rows that are still to do:\n  nexload resume ',
    ],
  },
  {
    title: 'a 401 without a word stops the run where the token cannot be renewed',
    faults: [{ match: only202, do: { status: 401 } }],
    flags: '--concurrency 1',
    exitCode: 6,
    statuses: ['updated', 'not-attempted', 'not-attempted', 'not-attempted'],
    says: [
      'Stopped, because the server does not let us in: status 401 and no reason, as for a token that is dead or a role that is missing. 1 record updated, 3 rows still to do.',
      '  nexload resume ',
    ],
  },
];
