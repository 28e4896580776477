/** Red, green and blue of `#rrggbb`, 0 to 255. */
function parts(colour: string): [number, number, number] {
	const at = (index: number) => Number.parseInt(colour.slice(index, index + 2), 16);
	return [at(1), at(3), at(5)];
}

const linear = (value: number) => {
	const share = value / 255;
	return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};

/** How strongly a colour (`#rrggbb`) differs from white, from 1 to 21. Source: WCAG 2.2, contrast ratio. */
export function contrastOnWhite(colour: string): number {
	const [red, green, blue] = parts(colour);
	return 1.05 / (0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue) + 0.05);
}

/** The least contrast of words on a colour. Source: WCAG 2.2, success criterion 1.4.3. */
export const leastContrast = 4.5;

/** What is wrong with a colour for the header; undefined when white words on it can be read. */
export function accentMistake(colour: string): string | undefined {
	if (!/^#[0-9a-f]{6}$/.test(colour)) return "Write the colour as # and six digits, such as #0b4a54.";
	const contrast = contrastOnWhite(colour);
	if (contrast >= leastContrast) return undefined;
	return `White words on this colour are hard to read: their contrast is ${(Math.floor(contrast * 10) / 10).toFixed(1)} to 1, and it must be at least 4.5 to 1. Choose a darker colour.`;
}

const mixed = (colour: string, other: number, share: number) =>
	`#${parts(colour)
		.map((value) => Math.round(value * (1 - share) + other * share))
		.map((value) => value.toString(16).padStart(2, "0"))
		.join("")}`;

/** The style sheet that puts an accent colour in the place of our own; its tints are mixed from it. */
export function themeCss(colour: string): string {
	const [dark, tint, line] = [mixed(colour, 0, 0.3), mixed(colour, 255, 0.93), mixed(colour, 255, 0.65)];
	return [
		`.app-header{background:${colour}}`,
		`.app-header__arrow{fill:${colour}}`,
		`.app-hero{background:${tint};border-color:${line}}`,
		`.app-hero__title{color:${dark}}`,
		`.app-footer{background:${tint};border-color:${line}}`,
		".govuk-button:not(.govuk-button--secondary,.govuk-button--warning,.govuk-button--inverse,:focus)",
		`{background-color:${colour}}`,
		"",
	].join("\n");
}
