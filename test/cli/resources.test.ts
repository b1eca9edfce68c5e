import { describe, expect, test } from 'vitest';
import type { ResourceDescription } from '../../src/index.ts';
import { callNexload } from '../helpers/call-nexload.ts';

const names = [
  'contract-paused-periods',
  'proposal-contracts',
  'contract-deposits',
  'proposal-contract-schedules',
  'contract-contacts',
];

describe('nexload resources', () => {
  test('lists the five record types', async () => {
    const { exitCode, stdout, stderr } = await callNexload(['resources']);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout.split('\n').filter((line) => names.includes(line))).toEqual(names);
  });

  test('tells the fields of one, whatever the case of its name', async () => {
    const { exitCode, stdout } = await callNexload(['resources', 'Contract-Deposits']);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^contract-deposits\n/);
    expect(stdout).toMatch(/^ {2}CoworkerContractId +integer +required$/m);
    expect(stdout).toMatch(/^ {2}Refundable +boolean +optional$/m);
    expect(names.filter((name) => stdout.includes(`${name}\n`))).toEqual(['contract-deposits']);
  });

  test('with --json gives an array of exactly what programs were promised', async () => {
    const { exitCode, stdout } = await callNexload(['resources', '--json']);
    const all = JSON.parse(stdout) as readonly ResourceDescription[];
    expect({ exitCode, names: all.map(({ name }) => name) }).toEqual({ exitCode: 0, names });
    expect(new Set(all.map((one) => Object.keys(one).join()))).toEqual(new Set(['name,entity,path,fields']));
    const shapes = new Set(all.flatMap(({ fields }) => fields.map((field) => Object.keys(field).join())));
    expect(shapes).toEqual(
      new Set(['name,type,required,aliases,description', 'name,type,required,enum,aliases,description']),
    );
  });

  test('with --json gives an array for one record type too', async () => {
    const { stdout } = await callNexload(['resources', 'contract-contacts', '--json']);
    const all = JSON.parse(stdout) as readonly ResourceDescription[];
    expect(all).toMatchObject([
      { name: 'contract-contacts', entity: 'ContractContact', path: '/api/billing/contractcontacts' },
    ]);
    expect(all[0]?.fields.map(({ type }) => type)).toContain('enum');
  });

  test('suggests a name for one that is not there', async () => {
    expect(await callNexload(['resources', 'contract-contact'])).toMatchObject({
      exitCode: 2,
      stdout: '',
      stderr: 'error "contract-contact" is no record type\n      did you mean contract-contacts?\n',
    });
  });

  test('has colours on a terminal and none elsewhere', async () => {
    const plain = await callNexload(['resources', 'contract-contacts']);
    const colorful = await callNexload(['resources', 'contract-contacts'], { hasColor: true });
    expect(plain.stdout).not.toContain('\u001b');
    expect(colorful.stdout).toContain('\u001b[1mcontract-contacts\u001b[22m');
  });

  test('keeps to the width of the terminal', async () => {
    const { stdout } = await callNexload(['resources'], { columns: 50 });
    expect(stdout.split('\n').filter((line) => line.length > 50)).toEqual([]);
  });
});
