import type { Language } from '../../bot/engine/language.ts';

/** Something that nobody may keep, as somebody might say it, and the words that would give it away. All invented. */
export type Delicate = { readonly language: Language; readonly text: string; readonly telling: readonly string[] };

const said = (language: Language, ...lines: [text: string, ...telling: string[]][]): Delicate[] =>
  lines.map(([text, ...telling]) => ({ language, text, telling }));

/** Illness, medicines, pregnancy, the mind, HIV, addiction, in seven languages. */
export const SENTENCES: readonly Delicate[] = [
  ...said(
    'nl',
    ['Ik heb weer een longontsteking en slik antibiotica', 'longontsteking', 'antibiotica'],
    ['Mijn zoontje heeft waterpokken en hoge koorts', 'waterpokken', 'koorts'],
    ['Ik ben zwanger en moet de hele dag overgeven', 'zwanger', 'overgeven'],
    ['De psychiater heeft mij nieuwe antidepressiva gegeven', 'psychiater', 'antidepressiva'],
    ['Morgen krijg ik chemo voor mijn borstkanker', 'chemo', 'borstkanker'],
    ['Ik ben hiv-positief en mijn medicijnen maken mij duizelig', 'hiv-positief', 'medicijnen'],
    ['Ik heb een terugval, ik ben verslaafd aan alcohol', 'verslaafd', 'alcohol'],
    ['Mijn bloedsuiker is ontregeld door de diabetes', 'bloedsuiker', 'diabetes'],
    ['Vorige week heb ik een miskraam gehad', 'miskraam'],
  ),
  ...said(
    'en',
    ['I have bipolar disorder and they changed my lithium', 'bipolar', 'lithium'],
    ['My daughter has epilepsy and had a seizure last night', 'epilepsy', 'seizure'],
    ['I had a miscarriage last week', 'miscarriage'],
    ['I am in rehab because of heroin', 'rehab', 'heroin'],
    ['The chemotherapy makes me vomit all day', 'chemotherapy', 'vomit'],
    ['My HIV test came back positive', 'hiv test'],
    ['I take insulin and my sugar was too low', 'insulin'],
    ['I have a slipped disc in my back and strong painkillers', 'slipped disc', 'painkillers'],
    ['My panic attacks are back so the therapist gave me pills', 'panic attacks', 'therapist'],
  ),
  ...said(
    'tr',
    ['Bugün hastayım, böbrek taşım var', 'böbrek taş'],
    ['Kemoterapi aldım, çok midem bulanıyor', 'kemoterapi', 'midem bulan'],
    ['Hamileyim ve kanamam var', 'hamileyim', 'kanamam'],
    ['Depresyon ilacımı değiştirdiler', 'depresyon', 'ilacım'],
    ['Oğlumun astımı azdı, hastanede yatıyor', 'astımı', 'hastanede'],
    ['Şeker hastasıyım, insülin iğnem bitti', 'şeker hasta', 'insülin'],
    ['Dün gece panik atak geçirdim', 'panik atak'],
    ['Eşim alkol bağımlısı, ben de uyku hapı kullanıyorum', 'bağımlısı', 'uyku hapı'],
    ['HIV tedavim için kontrole gidiyorum', 'hiv tedavi'],
  ),
  ...said(
    'ar',
    ['ابني مريض وعنده حصبة', 'حصبة'],
    ['أنا حامل وعندي نزيف', 'حامل', 'نزيف'],
    ['آخذ أدوية للاكتئاب وهي تتعبني', 'اكتئاب', 'أدوية'],
    ['عندي سرطان الثدي وأبدأ العلاج الكيماوي', 'سرطان', 'الكيماوي'],
    ['عندي السكري واحتاج الأنسولين', 'السكري', 'الأنسولين'],
    ['عملت عملية في القلب الشهر الماضي', 'عملية في القلب'],
    ['أنا مدمن على المخدرات وأريد أن أتعافى', 'مدمن', 'المخدرات'],
    ['نتيجة فحص الإيدز إيجابية', 'الإيدز'],
    ['عندي نوبات صرع كل أسبوع', 'صرع'],
  ),
  ...said(
    'bg',
    ['Болна съм, имам пневмония и пия антибиотик', 'пневмония', 'антибиотик'],
    ['Бременна съм и ми е лошо', 'бременна'],
    ['Имам диабет и ми свърши инсулинът', 'диабет', 'инсулин'],
    ['Взимам хапчета за депресия', 'хапчета', 'депресия'],
    ['Детето ми има варицела', 'варицела'],
    ['Имам рак на гърдата и ходя на химиотерапия', 'рак на гърдата', 'химиотерапия'],
    ['Синът ми е зависим от хероин', 'зависим', 'хероин'],
    ['Имам хепатит и ми направиха изследвания', 'хепатит'],
  ),
  ...said(
    'pl',
    ['Jestem chora, mam zapalenie płuc', 'zapalenie płuc'],
    ['Poroniłam w zeszłym tygodniu', 'poroniłam'],
    ['Biorę leki na schizofrenię', 'schizofreni'],
    ['Mam raka piersi i zaczynam chemioterapię', 'raka piersi', 'chemioterapi'],
    ['Jestem w ciąży i mam cukrzycę ciążową', 'w ciąży', 'cukrzyc'],
    ['Mój mąż pije, a ja chodzę na terapię uzależnień', 'terapię', 'uzależnień'],
    ['Wynik testu na HIV jest dodatni', 'testu na hiv'],
    ['Mam atak paniki i biorę tabletki na uspokojenie', 'paniki', 'tabletki'],
  ),
  ...said(
    'ti',
    ['ሓሚመ ኣለኹ፡ ናይ ሳንባ ረኽሲ ኣለኒ', 'ሳንባ', 'ረኽሲ'],
    ['ጥንስቲ እየ፡ ኩሉ ግዜ ተምላስ ኣለኒ', 'ጥንስቲ', 'ተምላስ'],
    ['ሕማም ሽኮርያ ኣለኒ፡ ኢንሱሊን እወስድ', 'ሽኮርያ', 'ኢንሱሊን'],
    ['ጓለይ ዓሶ ሒዙዋ ኣሎ', 'ዓሶ'],
    ['ናይ ጭንቀት መድሃኒት እወስድ ኣለኹ', 'ጭንቀት', 'መድሃኒት'],
    ['መንሽሮ ጡብ ኣለኒ', 'መንሽሮ'],
    ['ኤችኣይቪ ፖዘቲቭ እየ', 'ኤችኣይቪ'],
    ['ናይ ኣልኮል ወልፊ ኣለኒ', 'ኣልኮል', 'ወልፊ'],
  ),
];
