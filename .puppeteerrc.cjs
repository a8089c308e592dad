/**
 * Puppeteer comes along with whatsapp-web.js and would download a browser of some hundred megabytes with every
 * `npm ci`, also where WhatsApp runs through the Cloud API or not at all. Whoever uses `web` names a browser that is
 * there already.
 */
module.exports = { skipDownload: true };
