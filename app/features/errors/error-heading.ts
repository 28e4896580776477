import { isRouteErrorResponse } from "../../remix.ts";

const headings: Record<number, string> = {
	400: "This cannot be read",
	403: "You cannot do this",
	404: "Page not found",
	405: "This cannot be sent here",
	409: "Someone was quicker",
	429: "Too much at once",
};

/** The status with which a page that went wrong answers. */
export const statusOf = (error: unknown): number => (isRouteErrorResponse(error) ? error.status : 500);

/** What a page that went wrong is called, in its heading and its title. */
export const errorHeading = (error: unknown): string => headings[statusOf(error)] ?? "Something went wrong";
