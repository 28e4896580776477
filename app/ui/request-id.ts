import { createContext, useContext } from "react";

const RequestIdContext = createContext<string | undefined>(undefined);

/** Hands what this request is called in the log to the page that says that something went wrong. */
export const RequestIdProvider = RequestIdContext.Provider;

/** What this request is called in the log; undefined in the browser, which does not know. */
export const useRequestId = (): string | undefined => useContext(RequestIdContext);
