/**
 * Runs in the browser, on HTML as a server sent it: parses it as the browser does, runs nothing, and tells everything in it that
 * could run or lead to something foreign. Handed to `page.evaluate`, so it may use nothing from outside.
 */
export function judgeHtml({ html, origin }: { html: string; origin: string }): string[] {
	const found: string[] = [];
	const page = new DOMParser().parseFromString(html, "text/html");
	const forbidden =
		"iframe,object,embed,base,meta[http-equiv],style,template,noscript,math,foreignObject,animate,set,use";
	// What is offered to other sites shows a page of ours in a frame; drawings use pieces of themselves.
	const isOurs = (element: Element) =>
		(element.localName === "iframe" && element.getAttribute("src")?.startsWith(`${origin}/`)) ||
		(element.localName === "use" && /^#[\w-]+$/.test(element.getAttribute("href") ?? ""));
	for (const element of page.querySelectorAll(forbidden))
		if (!isOurs(element)) found.push(`<${element.localName}>`);
	for (const script of page.querySelectorAll("script")) {
		const source = script.getAttribute("src");
		if (script.type === "application/ld+json") {
			try {
				JSON.parse(script.textContent ?? "");
			} catch (error) {
				found.push(`JSON-LD that cannot be read: ${error}`);
			}
		} else if (source === null ? !script.hasAttribute("nonce") : !/^\/(assets|build)\//.test(source)) {
			found.push(script.outerHTML.slice(0, 120));
		}
	}
	const schemes = /^(?:javascript|vbscript|data(?!:image\/)):/i;
	for (const element of page.querySelectorAll("*")) {
		for (const { name, value } of element.attributes) {
			if (name === "style" && isOurs(element)) continue;
			if (/^on|["'<>=]/.test(name) || name === "srcdoc" || name === "style")
				found.push(`${element.localName} ${name}`);
			const isAddress = /href$|^src$|action$|^data$|^poster$|^cite$/.test(name);
			// What browsers leave out of an address before they look at it.
			const plain = [...value].filter((sign) => sign > " ").join("");
			if (isAddress && schemes.test(plain)) found.push(`${name}=${value}`);
			if (isAddress && /evil\.example/.test(value)) found.push(`${name}=${value}`);
		}
	}
	return found;
}
