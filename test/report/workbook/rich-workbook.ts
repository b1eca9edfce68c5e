import { newPart } from '../../../src/report/workbook/parts.ts';
import { writeZip } from '../../../src/report/workbook/write-zip.ts';
import type { ZipPart } from '../../../src/report/workbook/zip-part.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const links = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The parts of a small workbook with things that a rewrite by a library tends to lose. */
export const richParts: Readonly<Record<string, string>> = {
  '[Content_Types].xml':
    `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>' +
    '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>' +
    '<Override PartName="/xl/worksheets/sheet2.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>' +
    '<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>',
  '_rels/.rels': `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${links}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `${declaration}<workbook ${main} xmlns:r="${links}"><sheets><sheet name="Pauses &amp; more" sheetId="1" r:id="rId1"/><sheet name="Other" sheetId="2" state="hidden" r:id="rId2"/></sheets><definedNames><definedName name="Rate">'Pauses &amp; more'!$F$2</definedName></definedNames></workbook>`,
  'xl/_rels/workbook.xml.rels':
    `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${links}/worksheet" Target="worksheets/sheet1.xml"/>` +
    `<Relationship Id="rId2" Type="${links}/worksheet" Target="/xl/worksheets/sheet2.xml"/><Relationship Id="rId3" Type="${links}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml':
    `${declaration}<styleSheet ${main}><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>` +
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="14"/><name val="Georgia"/></font></fonts>' +
    '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><gradientFill degree="90"><stop position="0"><color rgb="FFFFFFFF"/></stop><stop position="1"><color rgb="FF00FF00"/></stop></gradientFill></fill></fills>' +
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    '<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
    '<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1"><alignment horizontal="center" wrapText="1"/></xf><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>' +
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
  'xl/worksheets/sheet1.xml':
    `${declaration}<worksheet ${main} xmlns:r="${links}"><sheetPr><tabColor rgb="FFFF00FF"/></sheetPr><dimension ref="A1:F4"/><cols><col min="4" max="4" width="20.5" style="1" customWidth="1"/></cols>` +
    '<sheetData><row r="1" spans="1:6" ht="30" customHeight="1"><c r="A1" s="2" t="inlineStr"><is><t>Id</t></is></c><c r="F1" t="inlineStr"><is><t>Price</t></is></c></row>' +
    '<row r="2" spans="1:6"><c r="A2" s="3"><v>104500123</v></c><c r="C2" s="1"><v>45658</v></c><c r="D2" t="inlineStr"><is><t xml:space="preserve"> 31/13/2025 </t></is></c><c r="F2"><v>12.5</v></c></row>' +
    '<row r="4" s="3" customFormat="1"><c r="A4" t="b"><f>1=1</f><v>1</v></c><c r="F4"><f>F2*2</f><v>25</v></c></row></sheetData>' +
    '<conditionalFormatting sqref="F2:F9"><cfRule type="cellIs" priority="1" operator="lessThan"><formula>0</formula><extLst><ext uri="{B025F937-C7B1-47D3-B67F-A62EFF666E3E}"/></extLst></cfRule></conditionalFormatting>' +
    '<dataValidations count="1"><dataValidation type="list" sqref="G2:G9" prompt="one > two"><formula1>"a,b"</formula1></dataValidation></dataValidations>' +
    '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}"/></extLst></worksheet>',
  'xl/worksheets/sheet2.xml': `${declaration}<worksheet ${main}><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>kept</t></is></c></row></sheetData></worksheet>`,
  'xl/media/note.txt': 'bytes of something else',
};

/** A workbook of these parts. */
export async function workbookOf(parts: Readonly<Record<string, string>>): Promise<Uint8Array> {
  const written = Object.entries(parts).map(async ([name, text]) => await newPart(name, text, blankPart));
  return writeZip(await Promise.all(written));
}

/** The rich workbook with some parts changed by a replacement in their text. */
export async function richWorkbook(
  edits: Readonly<Record<string, (text: string) => string>> = {},
): Promise<Uint8Array> {
  const parts = Object.entries(richParts).map(([name, text]) => [name, edits[name]?.(text) ?? text]);
  return await workbookOf(Object.fromEntries(parts) as Record<string, string>);
}

const blankPart: ZipPart = {
  name: '',
  rawName: Buffer.alloc(0),
  packed: Buffer.alloc(0),
  inflatedBytes: 0,
  crc32: 0,
  deflated: true,
  flags: 0,
  modified: 0x5a_21_00_00,
  externalAttributes: 0,
};
