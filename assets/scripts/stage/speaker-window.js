/* The page that is the window of the speaker. */
import {open} from "./speaker.js";

open();
