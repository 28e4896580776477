import { posix } from "node:path";

/** Where an address stands in the copy, as a path below its folder. `type` is the content type of the answer. */
export function fileOf(address: string, type: string): string {
	const url = new URL(address, "http://copy");
	const path = url.pathname.slice(1);
	if (type.startsWith("text/html")) {
		const query = [...url.searchParams].map(([name, value]) => `.${tidy(name)}-${tidy(value)}`).join("");
		return posix.join(path, `index${query}.html`);
	}
	const image = /^image\/(png|jpeg|webp)/.exec(type)?.[1];
	return image && !path.includes(".") ? `${path}.${image}` : path;
}

const tidy = (text: string) => text.replace(/[^\w-]/g, "-");

/** The link from one file of the copy to another. */
export const linkBetween = (from: string, to: string): string =>
	posix.relative(posix.dirname(from), to) || posix.basename(to);
