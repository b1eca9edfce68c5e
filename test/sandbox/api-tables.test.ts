import { describe, expect, test } from 'vitest';
import { resources } from '../../src/resources/index.ts';
import { openSandbox, type Answered, type Opened } from './open-sandbox.ts';
import { matching } from './matchers.ts';

/** Walks the tables of what is known of the API's behaviour, row by row; the details have tests of their own. */

const every = [
  'UniqueId',
  'CreatedOn',
  'UpdatedOn',
  'UpdatedBy',
  'IsNew',
  'SystemId',
  'ToStringText',
  'LocalizationDetails',
  'CustomFields',
];
const contract = [
  'CoworkerContractQuantity',
  'CoworkerContractFloorPlanDeskIds',
  'CoworkerContractFloorPlanDeskNames',
  'CoworkerContractTariffName',
];
const coworker = [
  'CoworkerContractCoworkerId',
  'CoworkerContractCoworkerFullName',
  'CoworkerContractCoworkerBillingName',
];

const companions: Readonly<Record<string, readonly string[]>> = {
  'contract-paused-periods': [...contract, ...coworker, 'PauseFromLocal', 'PauseUntilLocal'],
  'contract-deposits': [
    ...contract,
    ...coworker,
    'ProductName',
    'ProductPrice',
    'ProductCurrencyCode',
    'Invoiced',
    'Credited',
    'InvoicedOn',
    'InvoiceDuringOnlineCheckout',
  ],
  'proposal-contracts': [
    'ProposalCoworkerId',
    'ProposalCoworkerEmail',
    'ProposalCoworkerFullName',
    'TariffName',
    'TariffInvoiceEvery',
    'TariffInvoiceEveryWeeks',
    'TariffPrice',
    'TariffBusinessCurrencyCode',
    'FloorPlanDeskIds',
    'FloorPlanDeskNames',
    'FloorPlanDeskVariantIds',
    'FloorPlanDeskVariantNames',
  ],
  'proposal-contract-schedules': [
    'ProposalContractQuantity',
    'ProposalContractTariffName',
    'ProposalContractProposalCoworkerId',
    'ProposalContractProposalCoworkerFullName',
    'ProposalContractProposalCoworkerBillingName',
    'Applied',
  ],
  'contract-contacts': [
    ...contract,
    'CoworkerFullName',
    'CoworkerCompanyName',
    'CoworkerBillingName',
    'CoworkerEmail',
    'CoworkerActive',
    'CountryName',
    'AmlCheckStatus',
  ],
};

describe('section 1: the five resources', () => {
  test.each(resources.map((resource) => [resource.name, resource] as const))(
    '%s shows its fields, its companions and what every record has',
    async (name, resource) => {
      const sandbox = await openSandbox();
      const [first] = sandbox.records(name);
      const record = (await sandbox.get(`${resource.path}/${Number(first?.['Id'])}`)).json as object;
      const expected = [...resource.fields.map((field) => field.name), ...(companions[name] ?? []), ...every];
      expect(Object.keys(record).toSorted()).toEqual([...new Set(expected)].toSorted());
      expect(record).toMatchObject({
        IsNew: false,
        LocalizationDetails: null,
        CustomFields: null,
        UniqueId: matching(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/),
      });
    },
  );

  test.each(resources.map((resource) => [resource.name, resource] as const))(
    '%s keeps SystemId, a free slot that a PUT may write',
    async (name, { path }) => {
      const sandbox = await openSandbox();
      const [record] = sandbox.records(name);
      await sandbox.send('PUT', path, { body: { ...record, SystemId: 'ours-1' } });
      expect(sandbox.records(name)[0]).toMatchObject({ SystemId: 'ours-1' });
    },
  );
});

const deposit = { Id: 41_001, CoworkerContractId: 1, ProductId: 1 };
const put = async (sandbox: Opened): Promise<Answered> => sandbox.put('contractdeposits', deposit);

async function underFault(action: unknown): Promise<Answered> {
  const sandbox = await openSandbox();
  await sandbox.send('POST', '/sandbox/faults', { body: { faults: [{ do: action }] } });
  return put(sandbox);
}

describe('section 3: the errors that really occur', () => {
  test('400 validation: no Status, several Errors, Message of the first', async () => {
    const sandbox = await openSandbox();
    const { status, json } = await sandbox.put('contractdeposits', { Id: 41_001 });
    expect([status, Object.keys(json as object)]).toEqual([400, ['Message', 'Value', 'Errors', 'WasSuccessful']]);
    expect(json).toMatchObject({
      Message: 'CoworkerContract: is a required field',
      Errors: [{ PropertyName: 'CoworkerContract' }, { PropertyName: 'Product' }],
    });
  });

  test('200 with WasSuccessful false: refused by a business rule, nothing written', async () => {
    const sandbox = await openSandbox({ faults: 'refusing' });
    const refused: unknown[] = [];
    for (let id = 41_001; id < 41_020; id += 1) {
      for (let nth = 0; nth < 10; nth += 1) {
        const before = (await sandbox.send('GET', `/sandbox/records/contract-deposits/${id}`)).text;
        const { status, json } = await sandbox.put('contractdeposits', { ...deposit, Id: id, Price: nth });
        expect(status).toBe(200);
        if ((json as { WasSuccessful: boolean }).WasSuccessful) continue;
        refused.push(json);
        expect((await sandbox.send('GET', `/sandbox/records/contract-deposits/${id}`)).text).toBe(before);
      }
    }
    expect(refused.length).toBeGreaterThan(0);
    expect(Object.keys(refused[0] as object)).toEqual(Object.keys((await put(await openSandbox())).json as object));
  });

  test('401: a dead token tells a little, a missing role nothing', async () => {
    const sandbox = await openSandbox({ roles: [] });
    const dead = await sandbox.send('PUT', '/api/billing/contractdeposits', {
      body: deposit,
      headers: { authorization: 'Bearer dead' },
    });
    const roleless = await put(sandbox);
    expect([dead.status, dead.json, roleless.status, roleless.text]).toEqual([
      401,
      { Message: 'Authorization has been denied for this request.' },
      401,
      '',
    ]);
  });

  test('404: the JSON string "Not found", for GET, PUT and DELETE alike', async () => {
    const sandbox = await openSandbox();
    const path = '/api/billing/contractdeposits';
    const answers = [
      await sandbox.get(`${path}/9`),
      await sandbox.send('PUT', path, { body: { ...deposit, Id: 9 } }),
      await sandbox.send('DELETE', `${path}/9`),
    ];
    expect(answers.map(({ status, text }) => `${status} ${text}`)).toEqual([
      '404 "Not found"',
      '404 "Not found"',
      '404 "Not found"',
    ]);
  });

  test('409 with Retry-After and no body: throttled', async () => {
    const sandbox = await openSandbox({ limits: 'writes=1/90s', now: () => 0 });
    await put(sandbox);
    const { status, text, headers } = await put(sandbox);
    expect([status, text, headers.get('retry-after')]).toEqual([409, '', '90']);
  });

  test('429 with words: throttled', async () => {
    const sandbox = await openSandbox({ limits: 'writes=1/1500ms', throttle: 429, now: () => 0 });
    await put(sandbox);
    const { status, text } = await put(sandbox);
    expect([status, text]).toEqual([429, 'Wait 1.5 seconds']);
  });

  test.each([
    ['403, HTML from a firewall', { status: 403, body: '<html>', headers: { 'Content-Type': 'text/html' } }, 403],
    ['409 with a body: a conflict', { status: 409, body: { Message: 'Conflict' } }, 409],
    ['500, an Ooops! envelope', { status: 500, body: { Message: 'Ooops!', WasSuccessful: false } }, 500],
    ['500, the short form', { status: 500, body: { Message: 'An error has occurred.' } }, 500],
    ['502', { status: 502 }, 502],
    ['503', { status: 503 }, 503],
    ['504', { status: 504 }, 504],
  ])('%s can be rehearsed by a script', async (_, action, status) => {
    expect(await underFault(action)).toMatchObject({ status });
  });
});
