import { describe, expect, test } from 'vitest';
import { anyNumber } from '../matchers.ts';
import { openSandbox } from '../open-sandbox.ts';

describe('POST and DELETE', () => {
  test('POST makes a record and shows the whole of it in Value', async () => {
    const sandbox = await openSandbox();
    const { status, json } = await sandbox.send('POST', '/api/billing/contractcontacts', {
      body: { CoworkerContractId: 100_001, FullName: 'New' },
    });
    expect([status, json]).toMatchObject([
      200,
      {
        Message: 'ContractContact was successfully created.',
        Value: { FullName: 'New', CoworkerContractQuantity: anyNumber },
      },
    ]);
    const { Id } = (json as { Value: { Id: number } }).Value;
    expect(await sandbox.record(`contractcontacts/${Id}`)).toEqual((json as { Value: unknown }).Value);
  });

  test('POST without a required field is refused', async () => {
    const sandbox = await openSandbox();
    const { status, json } = await sandbox.send('POST', '/api/billing/contractcontacts', {
      body: { CoworkerContractId: 1 },
    });
    expect([status, json]).toMatchObject([400, { Message: 'FullName: is a required field' }]);
  });

  test('DELETE takes a record away, the second time it is not found', async () => {
    const sandbox = await openSandbox();
    const first = await sandbox.send('DELETE', '/api/billing/contractdeposits/41001');
    const second = await sandbox.send('DELETE', '/api/billing/contractdeposits/41001');
    expect([first.status, first.json]).toMatchObject([
      200,
      { Message: 'ContractDeposit was successfully deleted.', WasSuccessful: true },
    ]);
    expect([second.status, second.text]).toEqual([404, '"Not found"']);
    expect((await sandbox.get('/api/billing/contractdeposits/41001')).status).toBe(404);
  });

  test('DELETE of a proposal contract takes its schedules along', async () => {
    const sandbox = await openSandbox();
    const parent = sandbox.records('proposal-contract-schedules')[0]?.['ProposalContractId'];
    await sandbox.send('DELETE', `/api/billing/proposalcontracts/${Number(parent)}`);
    expect(
      sandbox.records('proposal-contract-schedules').filter((one) => one['ProposalContractId'] === parent),
    ).toEqual([]);
  });
});
