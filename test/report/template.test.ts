import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';

import { templateCsv, templateWorkbook } from '../../src/report/template.ts';
import { getResource, resources } from '../../src/resources/index.ts';
import type { Resource } from '../../src/resources/resource.ts';
import { askPython, needsPython, python } from './workbook/python.ts';

function resourceOf(name: string): Resource {
  return getResource(name) ?? expect.fail(`${name} is no record type`);
}

async function sheetOf(resource: Resource) {
  const [sheet] = (await readXlsx(await templateWorkbook(resource), { readStyles: true })).sheets;
  return sheet ?? expect.fail('the template has no sheet');
}

const all = resources.map((resource) => [resource.name, resource] as const);

describe('templateCsv', () => {
  it('is the field names in one line, marked as UTF-8', () => {
    const text = templateCsv(resourceOf('contract-deposits'));
    expect(text).toBe('\uFEFFId,CoworkerContractId,ProductId,Notes,Price,Refundable\r\n');
  });

  it.each(all)('starts with Id for %s', (_, resource) => {
    expect(templateCsv(resource)).toMatch(/^\uFEFFId,/);
  });
});

describe('templateWorkbook', () => {
  it.each(all)('has one sheet named %s with its field names', async (name, resource) => {
    const sheet = await sheetOf(resource);
    expect(sheet.name).toBe(name);
    expect(sheet.rows[0]).toEqual(resource.fields.map((field) => field.name));
    expect(sheet.freezePane?.rows).toBe(1);
  });

  it.each(all)('has a hint on every header of %s that says whether the field is required', async (_, resource) => {
    const sheet = await sheetOf(resource);
    for (const [at, field] of resource.fields.entries()) {
      const text = sheet.cells?.get(`0,${at}`)?.comment?.text ?? '';
      expect(text).toContain(`${field.name}: ${field.required ? 'required' : 'optional'}`);
      expect(text).toContain(field.description);
    }
  });

  it('says type, range, choices and an example where they help', async () => {
    const [contracts, contacts] = [
      await sheetOf(resourceOf('proposal-contracts')),
      await sheetOf(resourceOf('contract-contacts')),
    ];
    const hint = (sheet: typeof contracts, header: string) => {
      const at = sheet.rows[0]?.indexOf(header) ?? -1;
      return sheet.cells?.get(`0,${at}`)?.comment?.text;
    };
    expect(hint(contracts, 'BillingDay')).toContain('Type: whole number, 1 to 31');
    expect(hint(contracts, 'Desks')).toContain('Type: list of ids\nExample: 101; 102; 103');
    expect(hint(contacts, 'Id')).toContain('Type: id, a whole number\nExample: 123456789');
    expect(hint(contacts, 'ContractContactType')).toContain(
      'One of: None (0), Director (1), CompanyAlias (2), NominatedRecipient (3)',
    );
    expect(hint(contacts, 'Notes')).not.toContain('Example');
  });

  it('tells required headers apart by their colour, all in bold', async () => {
    const sheet = await sheetOf(resourceOf('contract-contacts'));
    const [required, optional] = [sheet.cells?.get('0,2')?.style, sheet.cells?.get('0,3')?.style];
    expect(required?.font?.bold).toBe(true);
    expect(optional?.font?.bold).toBe(true);
    expect(required?.fill).not.toEqual(optional?.fill);
  });

  it('offers enum names and yes or no in 5,000 rows', async () => {
    const contacts = await sheetOf(resourceOf('contract-contacts'));
    expect(contacts.dataValidations).toEqual([
      expect.objectContaining({
        type: 'list',
        range: 'N2:N5001',
        values: ['None', 'Director', 'CompanyAlias', 'NominatedRecipient'],
      }),
    ]);
    const deposits = await sheetOf(resourceOf('contract-deposits'));
    expect(deposits.dataValidations).toEqual([
      expect.objectContaining({ type: 'list', range: 'F2:F5001', values: ['yes', 'no'] }),
    ]);
  });

  it('is the same, byte for byte, each time', async () => {
    const resource = resourceOf('contract-contacts');
    expect(await templateWorkbook(resource)).toEqual(await templateWorkbook(resource));
  });
});

/** Prints the sheet as openpyxl sees it: the formats are those of whole columns, which a new row takes over. */
const look = `
import json, openpyxl, sys
from openpyxl.utils import get_column_letter as letter
sheet = openpyxl.load_workbook(sys.argv[1]).active
columns = {cell.value: {
    'format': sheet.column_dimensions[letter(cell.column)].number_format,
    'second row': sheet.cell(2, cell.column).number_format,
    'width': sheet.column_dimensions[letter(cell.column)].width,
    'bold': cell.font.b,
    'hint': cell.comment.text if cell.comment else None,
} for cell in sheet[1]}
choices = {str(rule.sqref): rule.formula1 for rule in sheet.data_validations.dataValidation}
print(json.dumps({'title': sheet.title, 'frozen': sheet.freeze_panes, 'columns': columns, 'choices': choices}))
`;

describe.skipIf(python === undefined)(`templateWorkbook, seen by openpyxl (${needsPython})`, () => {
  it.each(all)('formats the columns of %s by type', async (name, resource) => {
    const seen = askPython(look, [await templateWorkbook(resource)]) as {
      columns: Record<string, { format: string; hint: string }>;
    };
    expect(seen).toMatchObject({ title: name, frozen: 'A2' });
    const formats = Object.fromEntries(Object.entries(seen.columns).map(([header, { format }]) => [header, format]));
    expect(formats).toMatchObject(expectedFormats[name] ?? {});
    for (const { name: field } of resource.fields) {
      expect(seen.columns[field]).toMatchObject({ bold: true, 'second row': formats[field] });
      expect(seen.columns[field]?.hint).toContain(field);
    }
  });

  it('has drop-downs', async () => {
    const seen = askPython(look, [await templateWorkbook(resourceOf('contract-deposits'))]);
    expect(seen).toMatchObject({ choices: { 'F2:F5001': '"yes,no"' } });
  });
});

const expectedFormats: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'contract-paused-periods': {
    Id: '@',
    CoworkerContractId: '@',
    PauseFrom: 'yyyy-mm-dd',
    PauseUntil: 'yyyy-mm-dd',
    Notes: '@',
  },
  'proposal-contracts': { Id: '@', BillingDay: '0', Quantity: '0', Desks: '@', Price: '0.00', StartDate: 'yyyy-mm-dd' },
  'contract-deposits': { Id: '@', ProductId: '@', Price: '0.00', Refundable: '@' },
  'proposal-contract-schedules': { Id: '@', ApplyOn: 'yyyy-mm-dd', Price: '0.00' },
  'contract-contacts': {
    Id: '@',
    DateOfBirth: 'yyyy-mm-dd',
    PostCode: '@',
    PhoneNumber: '@',
    ContractContactType: '@',
  },
};
