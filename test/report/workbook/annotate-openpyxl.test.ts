import { describe, expect, it } from 'vitest';

import { annotateWorkbook } from '../../../src/report/workbook/annotate.ts';
import { askPython, needsPython, python } from './python.ts';
import { richWorkbook } from './rich-workbook.ts';

/** Makes a workbook with what people put into theirs, and prints it in base64. */
const make = `
import base64, datetime, io, json, openpyxl
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule, ColorScaleRule
from openpyxl.styles import Alignment, Border, Font, GradientFill, PatternFill, Side
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table
book = openpyxl.Workbook()
sheet = book.active
sheet.title = "Zoë's pauses"
sheet.append(['Id', 'PauseFrom', 'PauseUntil', 'Notes', 'Price'])
for n in range(50):
    sheet.append([104500100 + n, datetime.datetime(2025, 1 + n % 12, 1), '31/13/2025', ' Zoë & co\\nline ', 12.5 + n])
sheet['E60'] = '=SUM(E2:E51)'
for cell in sheet[1]:
    cell.font = Font(name='Georgia', size=14, bold=True, color='FF00AA00')
    cell.border = Border(bottom=Side('thick', color='FF0000FF'))
    cell.alignment = Alignment(wrap_text=True, text_rotation=45)
sheet['D3'].fill = GradientFill(stop=('FFFFFF', 'FF0000'))
sheet['B2'].number_format = 'dd/mm/yyyy'
sheet.column_dimensions['D'].width = 42.5
sheet.column_dimensions['E'].hidden = True
sheet.row_dimensions[3].height = 40
sheet.merge_cells('H1:I2')
sheet.freeze_panes = 'B2'
sheet.auto_filter.ref = 'A1:E51'
rule = DataValidation(type='list', formula1='"a,b"')
sheet.add_data_validation(rule)
rule.add('G2:G100')
sheet.conditional_formatting.add('E2:E51', CellIsRule(operator='lessThan', formula=['0'], fill=PatternFill(bgColor='FFFF0000')))
sheet.conditional_formatting.add('A2:A51', ColorScaleRule(start_type='min', start_color='FFAA0000', end_type='max', end_color='FF00AA00'))
sheet['C3'].comment = Comment('ask Anna', 'Bob')
sheet['C9'].comment = Comment('ask Carl', 'Bob')
sheet['A2'].hyperlink = 'https://example.com/?a=1&b=2'
sheet.print_title_rows = '1:1'
other = book.create_sheet('Data')
for row in [('k', 'v'), ('a', 1), ('b', 2)]:
    other.append(row)
chart = BarChart()
chart.add_data(Reference(other, min_col=2, min_row=1, max_row=3), titles_from_data=True)
other.add_chart(chart, 'E2')
other.add_table(Table(displayName='T1', ref='A1:B3'))
book.create_sheet('Hidden').sheet_state = 'hidden'
file = io.BytesIO()
book.save(file)
print(json.dumps(base64.b64encode(file.getvalue()).decode()))
`;

/** Prints what differs between two workbooks, cell by cell and setting by setting. */
const compare = `
import json, openpyxl, sys
before, after = [openpyxl.load_workbook(path) for path in sys.argv[1:]]
differs = []
def same(what, a, b):
    if a != b: differs.append(what)
same('sheets', [(s.title, s.sheet_state) for s in before], [(s.title, s.sheet_state) for s in after])
for one in before:
    two = after[one.title]
    for row in one.iter_rows():
        for cell in row:
            twin = two[cell.coordinate]
            for fact in ['value', 'data_type', 'number_format', 'font', 'fill', 'border', 'alignment', 'protection']:
                same(cell.coordinate + ' ' + fact, repr(getattr(cell, fact)), repr(getattr(twin, fact)))
            same(cell.coordinate + ' link', cell.hyperlink and cell.hyperlink.target, twin.hyperlink and twin.hyperlink.target)
            same(cell.coordinate + ' comment', cell.comment and cell.comment.text, twin.comment and twin.comment.text)
    for fact in ['freeze_panes', 'print_title_rows', 'dimensions']: same(fact, getattr(one, fact), getattr(two, fact))
    for fact in ['merged_cells', 'auto_filter', 'data_validations', 'page_setup', 'sheet_format', 'sheet_properties']:
        same(fact, repr(getattr(one, fact)), repr(getattr(two, fact)))
    rules = lambda s: [(str(r.sqref), [(q.type, q.operator, q.formula, repr(q.dxf)) for q in r.rules]) for r in s.conditional_formatting]
    same('conditional formats', rules(one), rules(two))
    columns = lambda s: {k: (v.width, v.hidden) for k, v in s.column_dimensions.items()}
    same('columns', columns(one), columns(two))
    same('rows', {k: v.height for k, v in one.row_dimensions.items()}, {k: v.height for k, v in two.row_dimensions.items()})
    same('charts', len(one._charts), len(two._charts))
    same('tables', list(one.tables), list(two.tables))
print(json.dumps(differs))
`;

/** Prints a cell's fill and comment. */
const look = `
import json, openpyxl, sys
cell = openpyxl.load_workbook(sys.argv[1]).worksheets[0]['C3']
print(json.dumps({'fill': cell.fill.fgColor.rgb, 'text': cell.comment.text}))
`;

const sheet = "Zoë's pauses";

describe.skipIf(python === undefined)(`annotateWorkbook, seen by openpyxl (${needsPython})`, () => {
  it('keeps everything of a rich workbook but the marked cells', async () => {
    const original = Buffer.from(String(askPython(make, [])), 'base64');
    const marks = ['C3', 'D3', 'A20'].map((cell) => ({ sheet, cell, severity: 'error' as const, text: 'is wrong' }));
    const bytes = (await annotateWorkbook(original, marks)) ?? expect.fail('the workbook was refused');
    const differences = ['C3 fill', 'C3 comment', 'D3 fill', 'D3 comment', 'A20 fill', 'A20 comment'];
    expect(askPython(compare, [original, bytes])).toEqual(differences);
    expect(askPython(look, [bytes])).toEqual({
      fill: 'FFFF9C9D',
      text: 'nexload:\nError: is wrong\n\nThe comment that was here:\nask Anna',
    });
  });

  it('is opened with cells, rows and comments that were not there', async () => {
    const original = await richWorkbook();
    const marks = ['B2', 'D3', 'D9'].map((cell) => ({
      sheet: 'Pauses & more',
      cell,
      severity: 'error' as const,
      text: 'is empty',
    }));
    const bytes = (await annotateWorkbook(original, marks)) ?? expect.fail('the workbook was refused');
    const differences = ['B2 fill', 'B2 comment', 'D3 number_format', 'D3 fill', 'D3 comment', 'dimensions'];
    expect(askPython(compare, [original, bytes])).toEqual(differences);
  });
});
