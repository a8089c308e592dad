-- A conversation grows from some 200 bytes to a kilobyte in its first report. With room on its page it stays there, and its
-- three indexes are not touched: so it goes with 19 of 24 updates, where it went with 16.
ALTER TABLE "conversation" SET (fillfactor = 40);
