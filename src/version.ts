/** As in package.json (a test compares them): written here so that no run has to read that file. */
export const VERSION = '0.1.0';
