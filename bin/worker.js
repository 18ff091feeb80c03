/** The entry of a thread: it loads the program as bin/extract.js does, and serves. */
require('./program.js').load().serve();
