package policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What to ask of a person, by {@code latest.json} alone: the rule of docs/consent.md. No clock, no files, no network. */
public final class Decision {
    /** What the app does. */
    public enum Step { ASK, ASK_AGAIN, TELL_AHEAD, TELL, ASK_ALONE }

    /** One thing to do. */
    public static final class Advice {
        public final Step step;
        /** The version to show; for {@link Step#ASK_ALONE} the id of the matter. */
        public final String subject;
        /** The day before which it is done, or null: now. */
        public final String day;
        /** The sequence since which it is asked for, 0 for the first time. */
        public final int since;

        Advice(Step step, String subject, String day, int since) {
            this.step = step;
            this.subject = subject;
            this.day = day;
            this.since = since;
        }
    }

    private static final List<String> CLASSES =
            Arrays.asList("notice", "advance-notice", "reconsent", "separate-consent");

    /**
     * What to do on a day, 2026-10-01. {@code accepted} is the sequence that the person accepted or was told of last, 0 for
     * nobody yet; {@code alone} that of each consent for one matter. Nothing if the list is empty.
     */
    public static List<Advice> decide(
            Latest latest, int accepted, Map<String, Integer> alone, String region, String day) {
        List<Advice> advice = new ArrayList<>();
        Latest.Release newest = newest(latest);
        if (newest == null) {
            return advice;
        }
        int ask = since(latest, region, "reconsent");
        int ahead = since(latest, region, "advance-notice");
        int tell = since(latest, region, "notice");
        String from = firstDay(latest, accepted, ahead, day);
        int reached = Integer.MAX_VALUE;
        if (accepted == 0 && ask > 0) {
            // Nobody was asked: first for the text that is in force. Then this rule holds with its sequence.
            Latest.Release begun = inForce(latest, day);
            Latest.Release first = begun == null ? newest : begun;
            reached = first.seq;
            advice.add(new Advice(Step.ASK, first.version, null, 0));
        } else if (accepted < ask) {
            advice.add(new Advice(Step.ASK_AGAIN, newest.version, firstDay(latest, accepted, ask, day), ask));
        } else if (accepted < ahead && from != null) {
            advice.add(new Advice(Step.TELL_AHEAD, newest.version, from, ahead));
        } else if (accepted < tell) {
            advice.add(new Advice(Step.TELL, newest.version, null, tell));
        }
        boolean known = latest.consent.containsKey(region);
        for (Latest.Separate one : latest.separate) {
            boolean there = !known || one.regions.isEmpty() || one.regions.contains(region);
            Integer given = alone.get(one.id);
            if (there && (given == null ? 0 : given) < one.since && one.since <= reached) {
                advice.add(new Advice(Step.ASK_ALONE, one.id, null, one.since));
            }
        }
        return advice;
    }

    /** The release in force on a day, or null. An app ships its bundle. */
    public static Latest.Release inForce(Latest latest, String day) {
        Latest.Release found = null;
        for (Latest.Release one : latest.releases) {
            if (one.inForceFrom.compareTo(day) > 0) {
                continue;
            }
            int order = found == null ? 1 : one.inForceFrom.compareTo(found.inForceFrom);
            if (order > 0 || (order == 0 && one.seq > found.seq)) {
                found = one;
            }
        }
        return found;
    }

    private static Latest.Release newest(Latest latest) {
        Latest.Release newest = null;
        for (Latest.Release one : latest.releases) {
            if (newest == null || one.seq > newest.seq) {
                newest = one;
            }
        }
        return newest;
    }

    /** The highest sequence that asked for a class or more. In a region that the file does not know, that of all regions. */
    private static int since(Latest latest, String region, String least) {
        boolean known = latest.consent.containsKey(region);
        int highest = 0;
        for (Map.Entry<String, Map<String, Integer>> one : latest.consent.entrySet()) {
            if (known && !one.getKey().equals(region)) {
                continue;
            }
            for (String name : CLASSES.subList(CLASSES.indexOf(least), CLASSES.size())) {
                Integer number = one.getValue().get(name);
                highest = Math.max(highest, number == null ? 0 : number);
            }
        }
        return highest;
    }

    /** The first day on which a release after one sequence, and up to another, is in force; null if that day is past. */
    private static String firstDay(Latest latest, int after, int upTo, String day) {
        String first = null;
        for (Latest.Release one : latest.releases) {
            boolean between = one.seq > after && one.seq <= upTo;
            if (between && (first == null || one.inForceFrom.compareTo(first) < 0)) {
                first = one.inForceFrom;
            }
        }
        return first != null && first.compareTo(day) > 0 ? first : null;
    }

    private Decision() {}
}
