/** What somebody typed as the end of a sentence of ours: with a full stop, unless it ends with a sign of its own. */
export const endWithStop = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`);
