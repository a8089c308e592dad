import { openBrowser } from '../../setup/browser.ts';
import { ARABIC, DUTCH, ELIF, type Headings, type Invented, YASMIN } from './people.ts';

const list = (rows: Invented['jobs']) => rows.map(([years, what]) => `<li><b>${years}</b> ${what}</li>`).join('');

const html = (person: Invented, words: Headings, dir: 'ltr' | 'rtl'): string => `<html dir="${dir}">
  <style>body { font: 12px sans-serif } main { columns: 2 }</style>
  <h1>${person.name}</h1><p>${person.contact}</p><p>${person.about}</p>
  <main><h2>${words.work}</h2><ul>${list(person.jobs)}</ul>
  <h2>${words.school}</h2><ul>${list(person.schools)}</ul><h2>${words.languages}</h2><p>${person.languages}</p></main>`;

/** Two PDFs as a browser prints them: in two columns, and from right to left. */
export async function printed(): Promise<{ dutch: Buffer; arabic: Buffer }> {
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    const print = async (content: string): Promise<Buffer> => {
      await page.setContent(content);
      return page.pdf({ format: 'A4', margin: { top: '2cm', left: '2cm', right: '2cm' } });
    };
    return { dutch: await print(html(ELIF, DUTCH, 'ltr')), arabic: await print(html(YASMIN, ARABIC, 'rtl')) };
  } finally {
    await browser.close();
  }
}
