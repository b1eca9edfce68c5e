import type { ForeignTables } from '../helpers/foreign-nexudus.ts';

// Texts and not objects, since some of these keys mean something in the language of the test.
const strange = `"constructor":"Ltd","toJSON":"not a function","__proto__":{"polluted":true},"hasOwnProperty":null,
"12":"a key of digits","a key\\twith \\"marks\\"":"\\u2028\\u0000 and \\ud83d\\ude00 and \\ud800",
"Meta":{"Tags":["b","a",{"Deep":[[],{},null,[1,[2,[3]]]]}],"Nothing":null},"History":[],"Vat":"0020.50","Tiny":1e-7,
"Ratio":0.30000000000000004,"LegacyId":12345678901234567890,"Odd":9007199254740993,"Fine":0.12345678901234567890123,
"Ledger":{"Rate":1.10,"Entries":[[-98765432109876543210.5,1e400],{"Ids":[9007199254740995,7]}]},
"Below":-3,"Empty":"","Off":false,"Errors":null,"Value":{"Id":1},"Message":"no envelope",
"Essay":"${'A very long text, with ü and 東京. '.repeat(2000)}","SystemId":"ERP-7","CustomFields":{"z":1,"a":[true]},
"UniqueId":"2f0c0c1e-7d1e-4a55-8a53-1f4b1c2d3e4f","IsNew":false,"LocalizationDetails":null,"ToStringText":"x y",
"CreatedOn":"2024-01-02T03:04:05.0000001Z","UpdatedOn":"2025-01-15T10:30:00.1234567Z","UpdatedBy":"front@example.com"`;

/** One record of each type, in orders of keys that no document has, with keys that no document names. */
export const foreignTables: ForeignTables = {
  contractpausedperiods: [
    `{${strange},"Notes":"keep","PauseUntilLocal":"2025-12-01T01:00:00","PauseFromLocal":"2025-10-01T02:00:00",
    "PauseUntil":"2025-12-01T00:00:00+00:00","PauseFrom":"2025-10-01T00:00:00.0000000Z","CoworkerContractId":7001,
    "CoworkerContractQuantity":1,"Id":6001}`,
  ],
  proposalcontracts: [
    `{"Variants":[9,8],"Desks":[503,501,502],"DiscountCodeId":12,"CancellationDate":null,"ContractTerm":null,
    "StartDate":"2025-01-31T22:30:00Z","StartDateLocal":"2025-02-01T00:30:00","Price":125.5,"Quantity":2,
    "CancellationLimitDays":30,"BillingDay":1,"TariffId":77,"ProposalId":66,"ProposalCoworkerId":"55",
    "TariffInvoiceEvery":"1",${strange},"Id":4001}`,
  ],
  contractdeposits: [
    `{"Refundable":true,"Invoiced":false,"InvoiceDuringOnlineCheckout":true,"Id":8001,"ProductPrice":"250.00",
    "Price":250,"Notes":"Key and card","ProductId":301,"CoworkerContractId":7001,${strange}}`,
  ],
  proposalcontractschedules: [
    `{"ApplyOn":"2026-01-01T00:00:00Z","Applied":false,"Price":300,"Notes":null,"ProposalContractId":4001,
    "ProposalContractQuantity":"2",${strange},"Id":9001}`,
  ],
  contractcontacts: [
    `{"FullName":"Ada Before","CoworkerId":null,"Email":"before@example.com","DateOfBirth":"1985-12-10T00:00:00Z",
    "Address":"12 High Street","PostCode":"SW1A 1AA","CityName":"London","State":null,"CountryId":1221,
    "PhoneNumber":"+44 20 7946 0001","Notes":"","ContractContactType":1,"AmlCheckStatus":2,"AmlCheckedOn":null,
    ${strange},"CoworkerContractId":7001,"Id":5001}`,
  ],
};

/** A change of each record, as files ask for it. */
export const foreignFiles: Readonly<Record<string, string>> = {
  'contract-paused-periods.csv': 'Id,PauseUntil\n6001,2026-02-01\n',
  'proposal-contracts.csv': 'Id,Price,AddedDesks\n4001,130,504\n',
  'contract-deposits.csv': 'Id,Price\n8001,251.5\n',
  'proposal-contract-schedules.csv': 'Id,Notes\n9001,Second year\n',
  'contract-contacts.csv': 'Id,FullName,DateOfBirth\n5001,Ada Example,1985-12-10\n',
};
