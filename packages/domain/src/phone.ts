/** True for what people write as a telephone number; whether such a number can exist is for the API to say. */
export const isPhoneText = (text: string): boolean => /^\+?[\d\s.()/-]{6,}$/u.test(text)
