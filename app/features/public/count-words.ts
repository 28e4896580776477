/** "1 action", "14 actions", "1,204 actions". */
export function countWords(count: number, one: string, many = `${one}s`): string {
	return `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;
}
