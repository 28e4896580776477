/** A form as a program finds it on a page. */
export interface FoundForm {
	action: string;
	fields: { name: string; type: string; value: string; options: string[] }[];
}

/** Runs in the browser, like `judgeHtml`: the links and the posting forms of a page. */
export function readPage(html: string): { links: string[]; forms: FoundForm[] } {
	const page = new DOMParser().parseFromString(html, "text/html");
	const links = [...page.querySelectorAll("a[href], link[href]")].map(
		(link) => link.getAttribute("href") ?? "",
	);
	const forms = [...page.querySelectorAll<HTMLFormElement>("form[method=post]")].map((form) => {
		const fields: FoundForm["fields"] = [];
		for (const field of form.querySelectorAll<HTMLElement>(
			"input[name], select[name], textarea[name], button[name]",
		)) {
			const type = field.getAttribute("type") ?? field.localName;
			const options = [...field.querySelectorAll("option")].map(
				(option) => option.getAttribute("value") ?? "",
			);
			const value =
				field.localName === "textarea" ? (field.textContent ?? "") : (field.getAttribute("value") ?? "");
			fields.push({ name: field.getAttribute("name") ?? "", type, value, options });
		}
		return { action: form.getAttribute("action") ?? "", fields };
	});
	return { links, forms };
}
