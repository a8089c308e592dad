import { type ParseResult, parseSync, Visitor } from 'oxc-parser';

/** Something of a file that a law speaks of, and the line where it stands. */
export type Found = { readonly name: string; readonly line: number };

/** A file as the laws see it: really parsed, so that a word in a comment or a text is never taken for an import. */
export type Source = {
  /** From the root of the project, with slashes: `bot/engine/step.ts`. */
  readonly path: string;
  readonly lines: number;
  /** Everything it imports, types too: `../engine/step.ts`, `pg`, and `computed` where the name is no plain text. */
  readonly imports: readonly Found[];
  /** Every function, named by the line where it begins. */
  readonly functions: readonly (Found & { readonly lines: number })[];
  /** Functions that it exports. */
  readonly exported: readonly (Found & { readonly documented: boolean })[];
  /** Where it reaches for the world: a clock, chance, the network, the process. */
  readonly worldly: readonly Found[];
};

/** Stands for an import whose name is put together while running. */
export const COMPUTED = 'computed';

/** Calls and words by which a function stops being a function. `new Date(text)` is fine, `new Date()` is a clock. */
const WORLD =
  /^(globalThis|process|console|fetch|setTimeout|setInterval|setImmediate|queueMicrotask|performance|crypto)$/u;
const CALLS = /^(Date\.now|Math\.random|Temporal\.Now\.\w+)$/u;

type Span = { readonly start: number; readonly end: number };

/** Reads a file. Throws where it cannot be parsed: a law that skips a file proves nothing. */
export function parse(path: string, text: string): Source {
  const parsed = parseSync(path, text);
  const [error] = parsed.errors;
  if (error !== undefined) throw new Error(`${path} cannot be parsed: ${error.message}`);
  const lineOf = lineCounter(text);
  const found = (name: string, { start }: Span): Found => ({ name, line: lineOf(start) });
  const seen = walk(parsed, text);
  return {
    path,
    lines: lineOf(text.trimEnd().length),
    imports: [...importsOf(parsed, text), ...seen.typeImports].map(({ name, span }) => found(name, span)),
    functions: seen.functions.map((span) => ({
      ...found(firstLine(text, span), span),
      lines: lineOf(span.end) - lineOf(span.start) + 1,
    })),
    exported: exportedFunctions(parsed, text).map(({ name, span, documented }) => ({
      ...found(name, span),
      documented,
    })),
    worldly: seen.worldly.map(({ name, span }) => found(name, span)),
  };
}

const lineCounter = (text: string) => {
  const ends = [...text.matchAll(/\n/gu)].map(({ index }) => index);
  return (offset: number): number => 1 + ends.filter((end) => end < offset).length;
};

const firstLine = (text: string, { start }: Span): string =>
  text.slice(text.lastIndexOf('\n', start) + 1, text.indexOf('\n', start)).trim();

type Named = { readonly name: string; readonly span: Span };

/** `import … from`, `export … from` and `import(…)`. */
function importsOf({ module }: ParseResult, text: string): Named[] {
  const imported = module.staticImports.map(({ moduleRequest }) => moduleRequest);
  const passedOn = module.staticExports.flatMap(({ entries }) => entries.flatMap((entry) => entry.moduleRequest ?? []));
  const dynamic = module.dynamicImports.map(({ moduleRequest }) => moduleRequest);
  return [...imported, ...passedOn, ...dynamic].map((span) => ({ name: plainText(text, span), span }));
}

const plainText = (text: string, { start, end }: Span): string =>
  /^(['"])([^'"]+)\1$/u.exec(text.slice(start, end))?.[2] ?? COMPUTED;

/** What only the tree tells: functions, `typeof import('…')`, and reaching for the world. */
function walk({ program }: ParseResult, text: string) {
  const functions: Span[] = [];
  const typeImports: Named[] = [];
  const worldly: Named[] = [];
  const reach = (name: string, span: Span) => worldly.push({ name, span });
  const code = ({ start, end }: Span): string => text.slice(start, end);
  new Visitor({
    FunctionDeclaration: (node) => void functions.push(node),
    FunctionExpression: (node) => void functions.push(node),
    ArrowFunctionExpression: (node) => void functions.push(node),
    TSImportType: ({ source }) => void typeImports.push({ name: source.value, span: source }),
    CallExpression: ({ callee }) => {
      if (CALLS.test(code(callee)) || WORLD.test(code(callee))) reach(code(callee), callee);
    },
    MemberExpression: ({ object }) => {
      if (WORLD.test(code(object))) reach(code(object), object);
    },
    NewExpression: (node) => {
      if (code(node.callee) === 'Date' && node.arguments.length === 0) reach('new Date()', node);
    },
  }).visit(program);
  return { functions, typeImports, worldly };
}

type Exported = Named & { readonly documented: boolean };

function exportedFunctions({ program, comments }: ParseResult, text: string): Exported[] {
  const docs = comments.filter(({ type, value }) => type === 'Block' && value.startsWith('*') && value.length > 10);
  // What a linter is told may stand between a function and its explanation.
  const between = (end: number, start: number): string => text.slice(end, start).replaceAll(/^\s*\/\/.*$/gmu, '');
  const documented = (span: Span): boolean =>
    docs.some(({ end }) => end <= span.start && between(end, span.start).trim() === '');
  return program.body.flatMap((node) => {
    if (node.type !== 'ExportNamedDeclaration' || node.declaration === null) return [];
    return functionsIn(node.declaration).map((name) => ({ name, span: node, documented: documented(node) }));
  });
}

type Body = ParseResult['program']['body'][number];
type Declaration = NonNullable<Extract<Body, { type: 'ExportNamedDeclaration' }>['declaration']>;
const FUNCTIONS = ['ArrowFunctionExpression', 'FunctionExpression'];

function functionsIn(declaration: Declaration): string[] {
  if (declaration.type === 'FunctionDeclaration') return [declaration.id?.name ?? 'default'];
  if (declaration.type !== 'VariableDeclaration') return [];
  return declaration.declarations.flatMap(({ id, init }) =>
    id.type === 'Identifier' && FUNCTIONS.includes(init?.type ?? '') ? [id.name] : [],
  );
}
