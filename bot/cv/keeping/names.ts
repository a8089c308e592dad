const ID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const PART = `original-${ID}|page-[1-9][0-9]{0,3}\\.webp|lines\\.json|look\\.json|returned\\.pdf|draft\\.(?:docx|pdf)`;
const NAME = new RegExp(`^${ID}/${ID}/(?:${PART})$`, 'u');
const PREFIX = new RegExp(`^${ID}/(?:${ID}/)?$`, 'u');

/** A name as `namesOf` makes them, and nothing else: no way leads out of the folder or the bucket. */
export function checkedName(name: string): string {
  if (!NAME.test(name)) throw new Error('that is no name of a document');
  return name;
}

/** What is under a submission, or under one of its versions; never everything. */
export function checkedPrefix(prefix: string): string {
  if (!PREFIX.test(prefix)) throw new Error('that is no prefix of documents');
  return prefix;
}
