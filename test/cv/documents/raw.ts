/** A PDF by hand, for what no program would write. Objects from 5 on are `more`. */
export function rawPdf({ mediaBox = '[0 0 595 842]', catalog = '', drawn = '', more = [] as string[] } = {}): Buffer {
  const content = `BT /F1 18 Tf 60 760 Td (Elif Demirtepe) Tj 0 -30 Td (Werkervaring in Den Haag) Tj ET ${drawn}`;
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox ${mediaBox} /Contents 4 0 R /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    ...more,
  ];
  let text = '%PDF-1.7\n';
  const places = objects.map((object, at) => {
    const place = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const start = text.length;
  const size = objects.length + 1;
  text += `xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}`;
  return Buffer.from(`${text}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`, 'latin1');
}

/** Runs as it is opened, calls home and opens a program: in a reader that lets it. */
export const withScript = (): Buffer =>
  rawPdf({
    catalog: '/OpenAction 5 0 R /Names << /JavaScript << /Names [(a) 5 0 R] >> >>',
    more: [
      '<< /S /JavaScript /JS (app.launchURL\\("http://127.0.0.1:9/"\\); this.exportDataObject\\({cName:"a",nLaunch:2}\\);) >>',
    ],
  });

/** The largest page that the format knows, five metres each way. */
export const hugePage = (): Buffer => rawPdf({ mediaBox: '[0 0 14400 14400]' });
/** A page of no size at all. */
export const nowhere = (): Buffer => rawPdf({ mediaBox: '[0 0 (a) nan]' });
/** A hundred million strokes. */
export const endless = (): Buffer => {
  const depth = 9;
  const forms = Array.from({ length: depth }, (_, at) => {
    const inner = at + 1 < depth ? `${'/X Do '.repeat(12)}` : '0 0 m 500 800 l S '.repeat(50);
    const next = at + 1 < depth ? `/XObject << /X ${at + 6} 0 R >>` : '';
    return `<< /Type /XObject /Subtype /Form /BBox [0 0 600 850] /Resources << ${next} >> /Length ${inner.length} >>\nstream\n${inner}\nendstream`;
  });
  return withForm(forms);
};

function withForm(forms: readonly string[]): Buffer {
  const page = rawPdf({ drawn: '/X Do', more: [...forms] }).toString('latin1');
  // The places of objects move; readers find them all the same.
  return Buffer.from(page.replace('/Resources << /Font', '/Resources << /XObject << /X 5 0 R >> /Font'), 'latin1');
}
