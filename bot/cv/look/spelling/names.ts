/** The endings of streets: a word that ends so and begins with a capital is the name of one. */
const STREET =
  /(?:straat|laan|weg|plein|kade|gracht|singel|hof|dreef|steeg|plantsoen|markt|burg|veld|dijk|wijk|dorp|street|road|avenue)$/iu;
const POSTCODE = /(?<!\d)[1-9]\d{3}\s?[A-Z]{2}(?!\p{L})/u;
const HOUSE_NUMBER = /\p{L}{4,}\s+\d{1,4}(?:\s?-?\s?[A-Za-z])?(?=\s*(?:,|$))/u;
const LEGAL_FORM =
  /(?:^|[\s,])(?:b\.?v\.?|n\.?v\.?|vof|v\.o\.f\.|stichting|ltd|inc|gmbh|ood|eood|sp\. z o\.?o|& (?:zn|zonen|sons))(?![\p{L}])/iu;

export const isStreet = (word: string): boolean => STREET.test(word);

/** Whether capitals in this line are names: of a street, a town, or a company with its legal form. */
export const isLineOfNames = (line: string): boolean =>
  POSTCODE.test(line) || LEGAL_FORM.test(line) || (HOUSE_NUMBER.test(line) && line.trim().split(/\s+/u).length <= 6);
