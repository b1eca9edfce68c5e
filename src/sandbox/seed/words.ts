/** Invented people: common given and family names put together by chance; every script that a spreadsheet may bring. */
export const people: readonly [string, ...string[]] = [
  'Anna Berg',
  'Tomás Núñez',
  'Zoë Müller',
  'Aoife O’Brien',
  'Jean-Luc Lefèvre',
  'Łukasz Wójcik',
  'Şebnem Yılmaz',
  'Þóra Jónsdóttir',
  'Иван Петров',
  'Олена Коваленко',
  'Γιώργος Παππάς',
  '田中 花子',
  '王 小明',
  '김 민준',
  'محمد الأحمد',
  'דוד כהן',
  'अनिल शर्मा',
  'สมชาย ใจดี',
  'Nguyễn Văn An',
  'Mary Smith',
  'John Taylor',
  'Fatima Khan',
  'Grace Mwangi',
  'D’Angelo "Dee" Brown',
];

/** Invented firms. */
export const companies: readonly [string, ...string[]] = [
  'Blue Harbour Studio',
  'Kaffee & Söhne GmbH',
  'Northwind Analytics Ltd',
  'Peñalara Consultores, S.L.',
  '青空デザイン株式会社',
  'Ромашка ООО',
  'Lighthouse Legal LLP',
  'Øresund Data ApS',
  'Atelier Été',
  'Green Door Architects',
];

/** Plans that a contract can be on. */
export const tariffs: readonly [string, ...string[]] = [
  'Hot Desk Flex',
  'Dedicated Desk',
  'Private Office 4',
  'Private Office 12',
  'Virtual Office',
  'Team Suite – Étage 3',
];

/** Products that a deposit can be charged as. */
export const products: readonly [string, ...string[]] = [
  'Office deposit (2 months)',
  'Desk deposit',
  'Key card deposit',
  'Kaution Büro',
  'Locker deposit',
];

/** Countries by the ids that the sandbox gives them. */
export const countries: readonly [string, ...string[]] = [
  'United Kingdom',
  'Spain',
  'Germany',
  'France',
  'Poland',
  'Japan',
  'Brazil',
  'Kenya',
  'India',
  'Türkiye',
];

/** Cities with a post code each, in the order of the countries. */
export const places: readonly [readonly [string, string], ...(readonly [string, string])[]] = [
  ['London', 'EC1A 1BB'],
  ['Madrid', '08001'],
  ['Köln', '50667'],
  ['Besançon', '25000'],
  ['Łódź', '90-001'],
  ['東京', '100-0001'],
  ['São Paulo', '01000-000'],
  ['Nairobi', '00100'],
  ['मुंबई', '400001'],
  ['İzmir', '35000'],
];

/** Streets without a number. */
export const streets: readonly [string, ...string[]] = [
  'High Street',
  'Calle Mayor',
  'Rue de l’Église',
  'Bahnhofstraße',
  '中央通り',
  'ул. Садовая',
];

/** Notes of the kinds that people write: short, with line breaks, with quotes and commas, and far too long. */
export const notes: readonly [string, ...string[]] = [
  'Agreed by phone.',
  'Paused for the summer; back in September.',
  'First line, then a break:\nsecond line.',
  'Says "urgent", twice; see e-mail of 3 March.',
  'Отпуск до конца лета.',
  'お客様の要望により変更。',
  '=SUM looks like a formula but is a note',
  'A long story: '.padEnd(700, 'the customer asked, the team answered, and nothing was decided; '),
];
