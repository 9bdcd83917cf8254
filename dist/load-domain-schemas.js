import "./domain.js";
import { E as safeParse, O as string, S as pipe, T as regex, _ as object, a as fallback, b as parseJson, c as integer, g as number, h as nullish, j as union, m as nullable, n as boolean, p as minValue, r as check, t as array, u as looseObject, v as optional, x as picklist, y as parse } from "./valibot.js";

export { array, boolean, check, fallback, integer, looseObject, minValue, nullable, nullish, number, object, optional, parse, parseJson, picklist, pipe, regex, safeParse, string, union };