const RUN = 'window.hacked=1';

const TAGS = [
  'script>RUN</script',
  'img src=x onerror="RUN"',
  'svg onload="RUN"',
  'svg><script>RUN</script></svg',
  'body onload="RUN"',
  'iframe srcdoc="<script>parent.RUN</script>"',
  'iframe src="javascript:parent.RUN"',
  'details open ontoggle="RUN"',
  'video><source onerror="RUN"></video',
  'input autofocus onfocus="RUN"',
  'a href="javascript:RUN">x</a',
  'form action="javascript:RUN"><button>x</button></form',
  'math><mtext><img src=x onerror="RUN"></math',
  'style>@import "//evil.nl"</style',
  'link rel=stylesheet href="//evil.nl"',
  'meta http-equiv=refresh content="0;url=//evil.nl"',
  'base href="//evil.nl/"',
  'template><img src=x onerror="RUN"></template',
].map((tag) => `<${tag}>`.replaceAll('RUN', RUN));

/** Breaks out of whatever the text may stand in: an element, an attribute, a comment, a text area, a script. */
const BREAKS = ['', '"', "'", '">', "'>", '-->', '</p></div>', '</textarea>', '</title>', '</script>', '\u0000', '\\'];

/** Texts that try to run, to lead away, or to break the page: of each tag several ways, and what is merely strange. */
export const PAYLOADS: readonly string[] = [
  ...TAGS.flatMap((tag, at) => [0, 1, 2].map((step) => `${BREAKS[(at + step * 5) % BREAKS.length]}${tag}`)),
  `javascript:${RUN}`,
  `\${${RUN}}`,
  `{{constructor.constructor('${RUN}')()}}`,
  'data: x\n\nevent: all\ndata: <b>weg</b>',
  '\u202E\u2066verkeerd om',
  `e${'\u0301'.repeat(500)}`,
  `Z${'\u0335\u0321\u0489'.repeat(150)}`,
  'w'.repeat(4_000),
  '\u200B\u200F\u200E\uFEFF.',
  '👩‍👩‍👧‍👦'.repeat(60),
  '&lt;script&gt;&#60;img src=x onerror=alert(1)&#62;',
];
