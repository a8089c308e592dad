/** Nobody of them lives: names, numbers and addresses are invented, and the BSN is the one that forms show as example. */
export type Invented = {
  readonly name: string;
  readonly contact: string;
  readonly jobs: readonly (readonly [years: string, what: string])[];
  readonly schools: readonly (readonly [years: string, what: string])[];
  readonly languages: string;
  readonly about: string;
};

export const ELIF: Invented = {
  name: 'Elif Demirtepe',
  contact: 'Den Haag · 06 12345678 · elif.demirtepe@example.org',
  jobs: [
    ['2019 - 2023', 'Schoonmaakster in kantoren bij Glans BV, Den Haag'],
    ['2014 - 2018', 'Keukenhulp in een restaurant in Izmir'],
  ],
  schools: [['2010 - 2014', 'Mbo zorg en welzijn']],
  languages: 'Turks, Nederlands, Engels',
  about: 'Ik ben rustig en ik werk graag samen met anderen. Ik leer elke week Nederlands in het buurthuis.',
};

export const JOLANTA: Invented = {
  name: 'Jolanta Wierzba',
  contact: 'Den Haag · 06 12345679 · jolanta.wierzba@example.org',
  jobs: [
    ['2020 - 2024', 'Order picker in a warehouse in Rotterdam'],
    ['2015 - 2019', 'Shop assistant in a bakery'],
  ],
  schools: [['2011 - 2015', 'Secondary school']],
  languages: 'Polish, English, a little Dutch',
  about: 'I am careful with other things than paper too, and I like to work in the morning.',
};

export const YASMIN: Invented = {
  name: 'ياسمين الحداد',
  contact: 'لاهاي · 06 12345670',
  jobs: [
    ['2016 - 2019', 'معلمة في مدرسة'],
    ['2012 - 2015', 'بائعة في متجر'],
  ],
  schools: [['2008 - 2012', 'دراسة اللغة العربية']],
  languages: 'العربية، الهولندية',
  about: 'أحب العمل مع الأطفال',
};

export const MEHRET: Invented = {
  name: 'መሓሪት ተስፋኣለም',
  contact: 'ደን ሃግ · 06 12345671',
  jobs: [['2013 - 2017', 'መምህር ኣብ ኣስመራ']],
  schools: [['2009 - 2013', 'ትምህርቲ ቋንቋ']],
  languages: 'ትግርኛ፣ ሆላንድኛ',
  about: 'ምስ ቆልዑ ምስራሕ ይፈቱ',
};

/** Fits the eleven test, and belongs to nobody. */
export const BSN = '111222333';

export type Headings = { readonly work: string; readonly school: string; readonly languages: string };
export const DUTCH: Headings = { work: 'Werkervaring', school: 'Opleiding', languages: 'Talen' };
export const ENGLISH: Headings = { work: 'Work experience', school: 'Education', languages: 'Languages' };
export const ARABIC: Headings = { work: 'الخبرة', school: 'التعليم', languages: 'اللغات' };
export const TIGRINYA: Headings = { work: 'ናይ ስራሕ ተመኩሮ', school: 'ትምህርቲ', languages: 'ቋንቋታት' };
