import { describe, expect, test } from 'vitest';
import { openSandbox } from '../open-sandbox.ts';

const deposit = { Id: 41_001, CoworkerContractId: 100_001, ProductId: 501 };
const pause = { Id: 21_001, CoworkerContractId: 100_001, PauseFrom: '2025-01-01', PauseUntil: '2025-02-01' };
const proposal = { Id: 31_001, ProposalId: 200_001, TariffId: 301, BillingDay: 1, Quantity: 1 };
const contact = { Id: 61_001, CoworkerContractId: 100_001, FullName: 'Anna Berg' };
const schedule = { Id: 51_001, ProposalContractId: 31_001, ApplyOn: '2025-01-01' };

describe('validation', () => {
  test('answers with the documented form, without a Status, with every complaint', async () => {
    const sandbox = await openSandbox();
    const { status, text } = await sandbox.put('contractpausedperiods', { Id: 21_001, PauseUntil: 'soon' });
    expect(status).toBe(400);
    expect(text).toBe(
      '{"Message":"CoworkerContract: is a required field","Value":null,"Errors":[' +
        '{"AttemptedValue":null,"Message":"is a required field","PropertyName":"CoworkerContract"},' +
        '{"AttemptedValue":null,"Message":"is a required field","PropertyName":"PauseFrom"},' +
        '{"AttemptedValue":"soon","Message":"is not valid","PropertyName":"PauseUntil"}],"WasSuccessful":false}',
    );
  });

  test.each([
    ['contractdeposits', { CoworkerContractId: 1, ProductId: 1 }, 'Id: is a required field'],
    ['contractdeposits', { ...deposit, Id: 'x' }, 'Id: is not valid'],
    ['contractdeposits', { ...deposit, Id: [1] }, 'Id: is not valid'],
    ['contractdeposits', { ...deposit, CoworkerContractId: null }, 'CoworkerContract: is a required field'],
    ['contractdeposits', { ...deposit, CoworkerContractId: -1 }, 'CoworkerContract: does not exist'],
    ['contractdeposits', { ...deposit, CoworkerContractId: 3_000_000_000 }, 'CoworkerContract: is not valid'],
    ['contractdeposits', { ...deposit, Price: 'dear' }, 'Price: is not valid'],
    ['contractdeposits', { ...deposit, Refundable: 'maybe' }, 'Refundable: is not valid'],
    ['contractdeposits', { ...deposit, Notes: { a: 1 } }, 'Notes: is not valid'],
    ['contractcontacts', { ...contact, ContractContactType: 4 }, 'ContractContactType: is not valid'],
    ['contractcontacts', { ...contact, ContractContactType: 'Boss' }, 'ContractContactType: is not valid'],
    ['contractcontacts', { ...contact, CountryId: 1.5 }, 'Country: is not valid'],
    ['contractpausedperiods', { ...pause, PauseFrom: '2025-02-30' }, 'PauseFrom: is not valid'],
    ['contractpausedperiods', { ...pause, PauseFrom: '31/12/2025' }, 'PauseFrom: is not valid'],
    ['contractpausedperiods', { ...pause, PauseFrom: 20_250_101 }, 'PauseFrom: is not valid'],
    ['proposalcontracts', { ...proposal, Desks: ['x'] }, 'Desks: is not valid'],
    ['proposalcontracts', { ...proposal, Quantity: 1.5 }, 'Quantity: is not valid'],
    ['proposalcontractschedules', { ...schedule, ProposalContractId: 7 }, 'ProposalContract: does not exist'],
  ])('%s %j is refused with "%s", and nothing is written', async (entity, body, message) => {
    const sandbox = await openSandbox();
    const before = sandbox.records(entity);
    const { status, json } = await sandbox.put(entity, body);
    expect([status, json]).toMatchObject([400, { Message: message, Value: null, WasSuccessful: false }]);
    expect(sandbox.records(entity)).toEqual(before);
  });

  test('repeats the value that was attempted', async () => {
    const sandbox = await openSandbox();
    const { json } = await sandbox.put('contractdeposits', { ...deposit, Price: 'dear' });
    expect(json).toMatchObject({
      Errors: [{ AttemptedValue: 'dear', Message: 'is not valid', PropertyName: 'Price' }],
    });
  });

  test('comes after the question whether there is such a record', async () => {
    const sandbox = await openSandbox();
    const { status, text } = await sandbox.put('contractdeposits', { Id: 99 });
    expect([status, text]).toEqual([404, '"Not found"']);
  });
});
