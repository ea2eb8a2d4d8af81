import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.verapdf.core.VeraPDFException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Asks veraPDF about each file, once for PDF/UA-1 and once for PDF/A-3a.
 *
 * Says one line for each answer, its fields parted by tabs, for validate.py to read:
 * VERSION number; CHECKED file flavour compliant assertions; FAULT file flavour rule count message;
 * UNREADABLE file flavour message.
 */
public class ValidatePdf {
    private static final String[] FLAVOURS = {"ua1", "3a"};
    private static final String VERSION =
            "META-INF/maven/org.verapdf/validation-model/pom.properties";

    public static void main(String[] files) throws IOException {
        VeraGreenfieldFoundryProvider.initialise();
        say("VERSION", version());
        for (String file : files) {
            for (String flavour : FLAVOURS) {
                try {
                    check(file, flavour);
                } catch (VeraPDFException | IOException problem) {
                    say("UNREADABLE", file, flavour, String.valueOf(problem.getMessage()));
                }
            }
        }
    }

    private static void check(String file, String name) throws VeraPDFException, IOException {
        PDFAFlavour flavour = PDFAFlavour.fromString(name);
        try (InputStream bytes = Files.newInputStream(Path.of(file));
                PDFAParser parser = Foundries.defaultInstance().createParser(bytes, flavour);
                PDFAValidator validator =
                        Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            say("CHECKED", file, name, String.valueOf(result.isCompliant()),
                    String.valueOf(result.getTotalAssertions()));
            Map<String, Integer> counts = new TreeMap<>();
            Map<String, String> messages = new TreeMap<>();
            for (TestAssertion one : result.getTestAssertions()) {
                if (one.getStatus() == TestAssertion.Status.FAILED) {
                    String rule = one.getRuleId().getClause() + "-" + one.getRuleId().getTestNumber();
                    counts.merge(rule, 1, Integer::sum);
                    messages.putIfAbsent(rule, one.getMessage());
                }
            }
            counts.forEach((rule, count) ->
                    say("FAULT", file, name, rule, String.valueOf(count), messages.get(rule)));
        }
    }

    private static String version() throws IOException {
        Properties about = new Properties();
        try (InputStream text = ValidatePdf.class.getClassLoader().getResourceAsStream(VERSION)) {
            if (text != null) {
                about.load(text);
            }
        }
        return about.getProperty("version", "?");
    }

    private static void say(String... fields) {
        for (int index = 0; index < fields.length; index++) {
            fields[index] = String.valueOf(fields[index]).replaceAll("\\s+", " ");
        }
        System.out.println(String.join("\t", fields));
    }
}
