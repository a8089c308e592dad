/* htmx 4.0.1 parses with options that Chrome refuses where it knows none (143 does, 150 does not). Where that is so,
   htmx is left without the new parser and takes the old one. */
try {
  Document.parseHTMLUnsafe?.('', {});
} catch {
  Document.parseHTMLUnsafe = undefined;
}
