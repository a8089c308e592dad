/* The one thing that a page to be printed does by itself. */
document.querySelector('[data-prints]').addEventListener('click', () => window.print());
