<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>AboutBox</name>
    <message>
        <source>About Classiscope</source>
        <translation>Über Classiscope</translation>
    </message>
    <message>
        <source>Classiscope %1</source>
        <translation>Classiscope %1</translation>
    </message>
    <message>
        <source>built without oneDNN</source>
        <translation>ohne oneDNN gebaut</translation>
    </message>
    <message>
        <source>Classiscope is free software under the GNU General Public License, version 3 or later. It uses:</source>
        <translation>Classiscope ist freie Software unter der GNU General Public License, Version 3 oder neuer. Darin stecken:</translation>
    </message>
    <message>
        <source>Classifies pictures, in this window and over HTTP, and shows how fast.

Licence: GPL-3.0-or-later. It comes without any warranty.</source>
        <translation>Klassifiziert Bilder, in diesem Fenster und über HTTP, und zeigt, wie schnell.

Lizenz: GPL-3.0-or-later. Ohne jede Gewährleistung.</translation>
    </message>
    <message>
        <source>Copy versions</source>
        <translation>Versionen kopieren</translation>
    </message>
</context>
<context>
    <name>Autostart</name>
    <message>
        <source>%1 cannot be changed (%2); see to it that this user may write there.</source>
        <translation>%1 lässt sich nicht ändern (%2); sorgen Sie dafür, dass dieser Benutzer dort schreiben darf.</translation>
    </message>
</context>
<context>
    <name>BenchmarkPage</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 images/s, its rounds %2 to %3</source>
        <translation>%1 Bilder/s, in den Runden %2 bis %3</translation>
    </message>
    <message>
        <source>p50 %1, p95 %2</source>
        <translation>p50 %1, p95 %2</translation>
    </message>
    <message>
        <source>%1 times as fast as OpenCV with as many threads</source>
        <translation>%1-mal so schnell wie OpenCV mit gleich vielen Threads</translation>
    </message>
    <message>
        <source>best</source>
        <translation>beste</translation>
    </message>
    <message>
        <source>Forward pass, ms an image</source>
        <translation>Vorwärtslauf, ms pro Bild</translation>
    </message>
    <message>
        <source>The network alone, %1. Shorter is better.</source>
        <translation>Nur das Netz, %1. Kürzer ist besser.</translation>
    </message>
    <message>
        <source>Not measured</source>
        <translation>Nicht gemessen</translation>
    </message>
    <message>
        <source>batch %1</source>
        <translation>Batch %1</translation>
    </message>
    <message>
        <source>Full pipeline, images a second</source>
        <translation>Ganze Pipeline, Bilder pro Sekunde</translation>
    </message>
    <message>
        <source>From the encoded picture to the best classes. Longer is better.</source>
        <translation>Vom kodierten Bild bis zu den besten Klassen. Länger ist besser.</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>1 worker</source>
        <translation>1 Worker</translation>
    </message>
    <message>
        <source>%1 workers</source>
        <translation>%1 Worker</translation>
    </message>
    <message>
        <source>1 thread</source>
        <translation>1 Thread</translation>
    </message>
    <message>
        <source>%1 threads</source>
        <translation>%1 Threads</translation>
    </message>
</context>
<context>
    <name>Confusion</name>
    <message>
        <source>%1: no picture shows this class</source>
        <translation>%1: kein Bild zeigt diese Klasse</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1, correctly answered: %2</source>
        <translation>%1, richtig beantwortet: %2</translation>
    </message>
    <message>
        <source>%1, answered as %2: %3</source>
        <translation>%1, beantwortet als %2: %3</translation>
    </message>
    <message>
        <source>1 picture</source>
        <translation>1 Bild</translation>
    </message>
    <message>
        <source>%1 pictures</source>
        <translation>%1 Bilder</translation>
    </message>
    <message>
        <source>%1 right · %2 among the first %3 · %4</source>
        <translation>%1 richtig · %2 unter den ersten %3 · %4</translation>
    </message>
</context>
<context>
    <name>DropDescription</name>
    <message>
        <source>1 file</source>
        <translation>1 Datei</translation>
    </message>
    <message>
        <source>%1 files</source>
        <translation>%1 Dateien</translation>
    </message>
    <message>
        <source>1 folder</source>
        <translation>1 Ordner</translation>
    </message>
    <message>
        <source>%1 folders</source>
        <translation>%1 Ordner</translation>
    </message>
    <message>
        <source>Classify the folder %1</source>
        <translation>Ordner %1 klassifizieren</translation>
    </message>
    <message>
        <source>Classify %1</source>
        <translation>%1 klassifizieren</translation>
    </message>
    <message>
        <source>Classify %1 and %2</source>
        <translation>%1 und %2 klassifizieren</translation>
    </message>
    <message>
        <source>Classify %1 files and folders</source>
        <translation>%1 Dateien und Ordner klassifizieren</translation>
    </message>
</context>
<context>
    <name>EngineField</name>
    <message>
        <source>oneDNN where it computes the same</source>
        <translation>oneDNN, wo es dasselbe berechnet</translation>
    </message>
    <message>
        <source>OpenCV</source>
        <translation>OpenCV</translation>
    </message>
    <message>
        <source>Exact (float32)</source>
        <translation>Genau (float32)</translation>
    </message>
    <message>
        <source>The fastest that keeps the labels</source>
        <translation>Die schnellste, bei der die Klassen bleiben</translation>
    </message>
    <message>
        <source>bfloat16</source>
        <translation>bfloat16</translation>
    </message>
    <message>
        <source>int8</source>
        <translation>int8</translation>
    </message>
    <message>
        <source>Smaller where that is enough</source>
        <translation>Kleiner, wo das genügt</translation>
    </message>
    <message>
        <source>Full size</source>
        <translation>Volle Größe</translation>
    </message>
    <message>
        <source>Workers</source>
        <translation>Worker</translation>
    </message>
    <message>
        <source>threads that classify</source>
        <translation>Threads, die klassifizieren</translation>
    </message>
    <message>
        <source>One per core</source>
        <translation>Einer pro Kern</translation>
    </message>
    <message>
        <source>Threads of a worker</source>
        <translation>Threads eines Workers</translation>
    </message>
    <message>
        <source>within one forward pass</source>
        <translation>im Vorwärtslauf</translation>
    </message>
    <message>
        <source>Cores / workers</source>
        <translation>Kerne / Worker</translation>
    </message>
    <message>
        <source>Computed by</source>
        <translation>Berechnet mit</translation>
    </message>
    <message>
        <source>the library</source>
        <translation>die Bibliothek</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>less is used only if it keeps the labels</source>
        <translation>weniger nur, wenn die Klassen bleiben</translation>
    </message>
    <message>
        <source>Pictures in a batch</source>
        <translation>Bilder in einem Batch</translation>
    </message>
    <message>
        <source>of those that wait</source>
        <translation>von denen, die warten</translation>
    </message>
    <message>
        <source>Wait for a batch to fill</source>
        <translation>Warten, bis ein Batch voll ist</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>höchstens</translation>
    </message>
    <message>
        <source>Classes in a result</source>
        <translation>Klassen in einem Ergebnis</translation>
    </message>
    <message>
        <source>unless a request says otherwise</source>
        <translation>je Anfrage änderbar</translation>
    </message>
    <message>
        <source>Largest picture</source>
        <translation>Größtes Bild</translation>
    </message>
    <message>
        <source>more is refused</source>
        <translation>größere: abgewiesen</translation>
    </message>
    <message>
        <source>Largest file</source>
        <translation>Größte Datei</translation>
    </message>
    <message>
        <source>JPEG decoding</source>
        <translation>Dekodieren von JPEG</translation>
    </message>
    <message>
        <source>full size is slower</source>
        <translation>volle Größe ist langsamer</translation>
    </message>
</context>
<context>
    <name>HandOver</name>
    <message>
        <source>What was handed over cannot be understood; the other Classiscope is of another version, so close one of them.</source>
        <translation>Das Übergebene ist nicht zu verstehen; das andere Classiscope hat eine andere Version, schließen Sie daher eines von beiden.</translation>
    </message>
    <message>
        <source>More than %1 files at a time cannot be handed over to the window that is open; give a folder instead.</source>
        <translation>Mehr als %1 Dateien auf einmal lassen sich nicht an das offene Fenster übergeben; geben Sie stattdessen einen Ordner an.</translation>
    </message>
</context>
<context>
    <name>HtmlReport</name>
    <message>
        <source>Classification report</source>
        <translation>Klassifizierungsbericht</translation>
    </message>
    <message>
        <source>A choice: %1 of %2 pictures</source>
        <translation>Eine Auswahl: %1 von %2 Bildern</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Beantwortet</translation>
    </message>
    <message>
        <source>Unsure, below %1</source>
        <translation>Unsicher, unter %1</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Time a picture</source>
        <translation>Zeit pro Bild</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Trefferquote</translation>
    </message>
    <message>
        <source>Confusion matrix: true classes down, answers across</source>
        <translation>Konfusionsmatrix: wahre Klassen nach unten, Antworten nach rechts</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Konfidenz</translation>
    </message>
    <message>
        <source>Wrong: it is %1</source>
        <translation>Falsch: richtig ist %1</translation>
    </message>
    <message>
        <source>%1 could not be written (%2); choose another folder, or free some space.</source>
        <translation>%1 ließ sich nicht schreiben (%2); wählen Sie einen anderen Ordner, oder schaffen Sie Platz.</translation>
    </message>
    <message>
        <source>The report was cancelled.</source>
        <translation>Der Bericht wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Only the first %1 rows have a picture.</source>
        <translation>Nur die ersten %1 Zeilen haben ein Bild.</translation>
    </message>
</context>
<context>
    <name>ListTools</name>
    <message>
        <source>Filter</source>
        <translation>Filtern</translation>
    </message>
</context>
<context>
    <name>LoadLab</name>
    <message>
        <source>Starting a server</source>
        <translation>Ein Server wird gestartet</translation>
    </message>
    <message>
        <source>Starting %1 servers</source>
        <translation>%1 Server werden gestartet</translation>
    </message>
    <message>
        <source>Warming up</source>
        <translation>Wird aufgewärmt</translation>
    </message>
    <message>
        <source>Ending the servers</source>
        <translation>Die Server werden beendet</translation>
    </message>
    <message>
        <source>Looking for the highest rate with p95 within %1 ms</source>
        <translation>Sucht die höchste Rate, bei der p95 höchstens %1 ms ist</translation>
    </message>
    <message>
        <source>Requests per second</source>
        <translation>Anfragen pro Sekunde</translation>
    </message>
    <message>
        <source>Requests that were answered or failed in each second.</source>
        <translation>Anfragen, die in jeder Sekunde beantwortet wurden oder fehlschlugen.</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>ok</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Response time (ms)</source>
        <translation>Antwortzeit (ms)</translation>
    </message>
    <message>
        <source>Of the requests that ended in each second, as the client saw them.</source>
        <translation>Der Anfragen, die in jeder Sekunde endeten, wie der Client sie sah.</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>max</source>
        <translation>Max</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Users that were there, and requests on their way.</source>
        <translation>Benutzer, die da waren, und Anfragen, die unterwegs waren.</translation>
    </message>
    <message>
        <source>users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>in flight</source>
        <translation>unterwegs</translation>
    </message>
    <message>
        <source>Failure rate (%)</source>
        <translation>Fehlerrate (%)</translation>
    </message>
    <message>
        <source>Share of the requests of each second that failed.</source>
        <translation>Anteil der Anfragen jeder Sekunde, die fehlschlugen.</translation>
    </message>
    <message>
        <source>%1 could not be written (%2): make room there.</source>
        <translation>%1 konnte nicht geschrieben werden (%2): Schaffen Sie dort Platz.</translation>
    </message>
    <message>
        <source>No folder for the load test&apos;s files could be made (%1): make room in %2.</source>
        <translation>Für die Dateien des Lasttests ließ sich kein Ordner anlegen (%1): Schaffen Sie Platz in %2.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 lässt sich nicht lesen: %2</translation>
    </message>
    <message>
        <source>%1 is too large for a report (more than %2 MiB): choose another file.</source>
        <translation>%1 ist zu groß für einen Bericht (mehr als %2 MiB): Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>about %1 in all</source>
        <translation>insgesamt etwa %1</translation>
    </message>
    <message>
        <source>%1 in all</source>
        <translation>insgesamt %1</translation>
    </message>
    <message>
        <source>No address yet: write one, as http://127.0.0.1:5000/predict.</source>
        <translation>Noch keine Adresse: Schreiben Sie eine, etwa http://127.0.0.1:5000/predict.</translation>
    </message>
    <message>
        <source>“%1” is no address of a server: write one, as http://127.0.0.1:5000/predict.</source>
        <translation>„%1“ ist keine Adresse eines Servers: Schreiben Sie eine, etwa http://127.0.0.1:5000/predict.</translation>
    </message>
    <message>
        <source>Write how many servers, 1 to %1, with commas between several numbers: 1, 2, 4.</source>
        <translation>Schreiben Sie, wie viele Server, 1 bis %1, mit Kommas zwischen mehreren Zahlen: 1, 2, 4.</translation>
    </message>
    <message>
        <source>%1 is gone: choose other pictures.</source>
        <translation>%1 ist weg: Wählen Sie andere Bilder.</translation>
    </message>
    <message>
        <source>No scenario is ticked: tick one, or let the limit be found.</source>
        <translation>Kein Szenario hat einen Haken: Setzen Sie einen, oder lassen Sie die Grenze suchen.</translation>
    </message>
    <message>
        <source>Write the budget in milliseconds, 1 to %1, with commas between several: 3000, 100.</source>
        <translation>Schreiben Sie die Zeitgrenze in Millisekunden, 1 bis %1, mit Kommas zwischen mehreren: 3000, 100.</translation>
    </message>
    <message>
        <source>Limit for p95 under %1: %2 requests a second give a p95 of %3</source>
        <translation>Grenze für p95 unter %1: %2 Anfragen pro Sekunde ergeben ein p95 von %3</translation>
    </message>
    <message>
        <source>%1, that passes</source>
        <translation>%1, das geht</translation>
    </message>
    <message>
        <source>%1, that is too much</source>
        <translation>%1, das ist zu viel</translation>
    </message>
    <message>
        <source>run %1 of %2</source>
        <translation>Lauf %1 von %2</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>%1–%2 s</source>
        <translation>%1–%2 s</translation>
    </message>
    <message>
        <source>host not found</source>
        <translation>Computer nicht gefunden</translation>
    </message>
    <message>
        <source>connection refused</source>
        <translation>Verbindung abgelehnt</translation>
    </message>
    <message>
        <source>connection closed</source>
        <translation>Verbindung getrennt</translation>
    </message>
    <message>
        <source>timed out</source>
        <translation>Zeit abgelaufen</translation>
    </message>
    <message>
        <source>no HTTP</source>
        <translation>kein HTTP</translation>
    </message>
    <message>
        <source>TLS refused</source>
        <translation>TLS abgelehnt</translation>
    </message>
    <message>
        <source>status 200, and no JSON</source>
        <translation>Status 200, aber kein JSON</translation>
    </message>
    <message>
        <source>status 200 without predictions</source>
        <translation>Status 200 ohne Vorhersagen</translation>
    </message>
    <message>
        <source>other</source>
        <translation>andere</translation>
    </message>
    <message>
        <source>status %1</source>
        <translation>Status %1</translation>
    </message>
    <message>
        <source>nginx in front of %1</source>
        <translation>nginx vor %1</translation>
    </message>
    <message>
        <source>%1 on this computer</source>
        <translation>%1 auf diesem Computer</translation>
    </message>
    <message>
        <source>%1 version %2</source>
        <translation>%1 Version %2</translation>
    </message>
</context>
<context>
    <name>ModelSections</name>
    <message>
        <source>Caffe</source>
        <translation>Caffe</translation>
    </message>
    <message>
        <source>TensorFlow (frozen graph)</source>
        <translation>TensorFlow (eingefrorener Graph)</translation>
    </message>
    <message>
        <source>ONNX</source>
        <translation>ONNX</translation>
    </message>
    <message>
        <source>the middle is cropped</source>
        <translation>Mitte ausgeschnitten</translation>
    </message>
    <message>
        <source>letterbox, filled with the mean</source>
        <translation>eingepasst, der Rand mit dem Mittelwert gefüllt</translation>
    </message>
    <message>
        <source>stretched</source>
        <translation>gestreckt</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Geöffnet</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>BGR</source>
        <translation>BGR</translation>
    </message>
    <message>
        <source>RGB</source>
        <translation>RGB</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassung</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittelwert</translation>
    </message>
    <message>
        <source>Deviation</source>
        <translation>Abweichung</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Skalierung</translation>
    </message>
    <message>
        <source>, and a background class before them</source>
        <translation>, davor eine Hintergrundklasse</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>logits; softmax is applied</source>
        <translation>Logits; Softmax wird angewandt</translation>
    </message>
    <message>
        <source>probabilities</source>
        <translation>Wahrscheinlichkeiten</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>being counted…</source>
        <translation>werden gezählt…</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>Operationen</translation>
    </message>
    <message>
        <source>%1 per picture, floating point</source>
        <translation>%1 pro Bild, Gleitkomma</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>%1 of weights, %2 between the layers</source>
        <translation>%1 Gewichte, %2 zwischen den Schichten</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>The file has changed since it was opened; open it again to use it as it is now.</source>
        <translation>Die Datei hat sich geändert, seit sie geöffnet wurde; öffnen Sie sie erneut, um sie im jetzigen Stand zu benutzen.</translation>
    </message>
    <message>
        <source>Computed here</source>
        <translation>Berechnung hier</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Mit</translation>
    </message>
    <message>
        <source>%1 (fast path)</source>
        <translation>%1 (schneller Weg)</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Übereinstimmung</translation>
    </message>
    <message>
        <source>%1 of the calibration pictures keep their class</source>
        <translation>%1 der Kalibrierbilder behalten ihre Klasse</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>up to %1 pictures together</source>
        <translation>bis zu %1 Bilder zusammen</translation>
    </message>
    <message>
        <source>one picture at a time</source>
        <translation>einzelne Bilder</translation>
    </message>
    <message>
        <source>Loaded in</source>
        <translation>Ladezeit</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>%1 for one picture (median of %2; %3 to %4)</source>
        <translation>%1 für ein Bild (Median von %2; %3 bis %4)</translation>
    </message>
    <message>
        <source>not measured yet</source>
        <translation>noch nicht gemessen</translation>
    </message>
    <message>
        <source>%1 billion</source>
        <translation>%1 Mrd.</translation>
    </message>
    <message>
        <source>%1 million</source>
        <translation>%1 Mio.</translation>
    </message>
</context>
<context>
    <name>PerformancePage</name>
    <message>
        <source>Requests per second</source>
        <translation>Anfragen pro Sekunde</translation>
    </message>
    <message>
        <source>Requests that were answered in each second.</source>
        <translation>Anfragen, die in jeder Sekunde beantwortet wurden.</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>ok</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>HTTP</source>
        <translation>HTTP</translation>
    </message>
    <message>
        <source>window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Response time (ms), last %1 s</source>
        <translation>Antwortzeit (ms), letzte %1 s</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>Requests at work</source>
        <translation>Anfragen in Arbeit</translation>
    </message>
    <message>
        <source>In flight: accepted and not yet answered. Queue: waiting for a worker. Each point is the most at any time in that second.</source>
        <translation>In Arbeit: angenommen und noch nicht beantwortet. Warteschlange: wartet auf einen Worker. Jeder Punkt ist der höchste Stand in dieser Sekunde.</translation>
    </message>
    <message>
        <source>in flight</source>
        <translation>in Arbeit</translation>
    </message>
    <message>
        <source>queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Failure rate (%)</source>
        <translation>Fehlerrate (%)</translation>
    </message>
    <message>
        <source>Failed requests among those that ended in each second.</source>
        <translation>Anteil fehlgeschlagener Anfragen an denen, die in jeder Sekunde endeten.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>−%1 s</source>
        <translation>−%1 s</translation>
    </message>
    <message>
        <source>−%1 min</source>
        <translation>−%1 min</translation>
    </message>
    <message>
        <source>Response time of the last %1 seconds. Since the start: %2</source>
        <translation>Antwortzeit der letzten %1 Sekunden. Seit dem Start: %2</translation>
    </message>
    <message>
        <source>Requests/s</source>
        <translation>Anfragen/s</translation>
    </message>
    <message>
        <source>Current RPS: mean of the last %1 seconds</source>
        <translation>Aktueller Durchsatz: Mittel der letzten %1 Sekunden</translation>
    </message>
    <message>
        <source>Failures/s</source>
        <translation>Fehler/s</translation>
    </message>
    <message>
        <source>Mean of the last %1 seconds</source>
        <translation>Mittel der letzten %1 Sekunden</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Gesamt</translation>
    </message>
    <message>
        <source>Requests answered, ok or failed</source>
        <translation>Beantwortete Anfragen, erfolgreich oder fehlgeschlagen</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Requests that ended in an error</source>
        <translation>Anfragen, die mit einem Fehler endeten</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>The client left, or Cancel was pressed; not counted as failed</source>
        <translation>Der Client hat getrennt, oder es wurde abgebrochen; zählt nicht als fehlgeschlagen</translation>
    </message>
    <message>
        <source>Max</source>
        <translation>Max</translation>
    </message>
    <message>
        <source>The slowest successful answer</source>
        <translation>Die langsamste erfolgreiche Antwort</translation>
    </message>
    <message>
        <source>%1: %2 (saved %3)</source>
        <translation>%1: %2 (gespeichert: %3)</translation>
    </message>
    <message>
        <source>Of the requests answered in the %1 seconds up to each point, half were at most as slow as p50, 95 % as p95, 99 % as p99 and all as max.</source>
        <translation>Von den Anfragen, die in den %1 Sekunden bis zu jedem Punkt beantwortet wurden, war die Hälfte höchstens so langsam wie p50, 95 % wie p95, 99 % wie p99 und alle wie Max.</translation>
    </message>
    <message>
        <source>max</source>
        <translation>Max</translation>
    </message>
    <message>
        <source>Waiting and computing (ms), last %1 s</source>
        <translation>Warten und Rechnen (ms), letzte %1 s</translation>
    </message>
    <message>
        <source>Means of the pictures computed in the %1 seconds up to each point. Waiting: until a worker took the picture. Computing: decoding, preparing, the network and its answer.</source>
        <translation>Mittelwerte der Bilder, die in den %1 Sekunden bis zu jedem Punkt berechnet wurden. Warten: bis ein Worker das Bild nahm. Rechnen: Dekodieren, Vorbereiten, das Netz und seine Antwort.</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>Warten</translation>
    </message>
    <message>
        <source>computing</source>
        <translation>Rechnen</translation>
    </message>
    <message>
        <source>Refused, failed, cancelled per second</source>
        <translation>Abgewiesen, Fehler, abgebrochen pro Sekunde</translation>
    </message>
    <message>
        <source>Refused: a limit stopped an accepted request (status 413, 429 or 503). Failed: every other error, such as a damaged picture. Cancelled: the client left, or Cancel was pressed. Turned away: never accepted, for too many connections, or as it was too large, too slow or not understood; counted nowhere else.</source>
        <translation>Abgewiesen: Eine Grenze hat eine angenommene Anfrage aufgehalten (Status 413, 429 oder 503). Fehler: jeder andere Fehler, etwa ein beschädigtes Bild. Abgebrochen: Der Client hat getrennt, oder es wurde abgebrochen. Vor Annahme abgewiesen: nie angenommen, weil es zu viele Verbindungen gab oder weil die Anfrage zu groß, zu langsam oder nicht zu verstehen war; zählt sonst nirgends.</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgewiesen</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>turned away</source>
        <translation>vor Annahme abgewiesen</translation>
    </message>
    <message>
        <source>Cache, pictures per second</source>
        <translation>Cache, Bilder pro Sekunde</translation>
    </message>
    <message>
        <source>Pictures whose answer was still known (hits), and that had to be computed although the cache was asked (misses).</source>
        <translation>Bilder, deren Antwort noch bekannt war (Treffer), und solche, die trotz Nachfrage beim Cache zu berechnen waren (Fehlzugriffe).</translation>
    </message>
    <message>
        <source>hits</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>misses</source>
        <translation>Fehlzugriffe</translation>
    </message>
    <message>
        <source>Pictures per forward pass</source>
        <translation>Bilder pro Vorwärtslauf</translation>
    </message>
    <message>
        <source>Mean of each second in which something was computed. More than one only where pictures are computed together (batch size).</source>
        <translation>Mittel jeder Sekunde, in der etwas berechnet wurde. Mehr als eins nur, wo Bilder zusammen berechnet werden (Batchgröße).</translation>
    </message>
    <message>
        <source>batch size</source>
        <translation>Batchgröße</translation>
    </message>
    <message>
        <source>model %1</source>
        <translation>Modell %1</translation>
    </message>
    <message>
        <source>server on</source>
        <translation>Server an</translation>
    </message>
    <message>
        <source>server off</source>
        <translation>Server aus</translation>
    </message>
    <message>
        <source>−%1:%2</source>
        <translation>−%1:%2</translation>
    </message>
    <message>
        <source>Mean over the run of what the charts show, by the number of answers</source>
        <translation>Mittel über den Lauf aus dem, was die Diagramme zeigen, nach der Zahl der Antworten</translation>
    </message>
    <message>
        <source>From the first second with a request to the last</source>
        <translation>Von der ersten Sekunde mit einer Anfrage bis zur letzten</translation>
    </message>
    <message>
        <source>Requests that ended in an error, refused ones included, but not what was turned away before it was accepted</source>
        <translation>Anfragen, die mit einem Fehler endeten, auch abgewiesene, aber nicht, was vor der Annahme abgewiesen wurde</translation>
    </message>
    <message>
        <source>Failure rate</source>
        <translation>Fehlerrate</translation>
    </message>
    <message>
        <source>Failed requests among all that were answered</source>
        <translation>Anteil fehlgeschlagener Anfragen an allen beantworteten</translation>
    </message>
    <message>
        <source>HTTP only</source>
        <translation>Nur HTTP</translation>
    </message>
    <message>
        <source>Window only</source>
        <translation>Nur Fenster</translation>
    </message>
    <message>
        <source>All traffic</source>
        <translation>Gesamter Verkehr</translation>
    </message>
    <message>
        <source>1 worker</source>
        <translation>1 Worker</translation>
    </message>
    <message>
        <source>%1 workers</source>
        <translation>%1 Worker</translation>
    </message>
</context>
<context>
    <name>PerformanceReport</name>
    <message>
        <source>Measured</source>
        <translation>Gemessen</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>Verkehr</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keines</translation>
    </message>
    <message>
        <source>Workers</source>
        <translation>Worker</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Computer</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Report made</source>
        <translation>Bericht erstellt</translation>
    </message>
    <message>
        <source>Requests answered</source>
        <translation>Beantwortete Anfragen</translation>
    </message>
    <message>
        <source>Requests/s</source>
        <translation>Anfragen/s</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>Max</source>
        <translation>Max</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>%1 (%2), of these refused: %3</source>
        <translation>%1 (%2), davon abgewiesen: %3</translation>
    </message>
    <message>
        <source>Turned away before they were accepted</source>
        <translation>Vor Annahme abgewiesen</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>%1 (%2), dashed in the charts</source>
        <translation>%1 (%2), in den Diagrammen gestrichelt</translation>
    </message>
    <message>
        <source>Compared with a saved run</source>
        <translation>Verglichen mit einem gespeicherten Lauf</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Diagramme</translation>
    </message>
    <message>
        <source>Classiscope performance</source>
        <translation>Leistung von Classiscope</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Zahlen</translation>
    </message>
</context>
<context>
    <name>PictureDialogs</name>
    <message>
        <source>Open pictures</source>
        <translation>Bilder öffnen</translation>
    </message>
    <message>
        <source>Pictures (*.jpg *.jpeg *.jpe *.png *.webp *.bmp *.tif *.tiff)</source>
        <translation>Bilder (*.jpg *.jpeg *.jpe *.png *.webp *.bmp *.tif *.tiff)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open a folder of pictures</source>
        <translation>Ordner mit Bildern öffnen</translation>
    </message>
    <message>
        <source>Export results</source>
        <translation>Ergebnisse exportieren</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>HTML (*.html)</source>
        <translation>HTML (*.html)</translation>
    </message>
    <message>
        <source>Watch a folder</source>
        <translation>Ordner überwachen</translation>
    </message>
</context>
<context>
    <name>RequestText</name>
    <message>
        <source>client left</source>
        <translation>getrennt</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>%1, %2 images</source>
        <translation>%1, %2 Bilder</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Request id</source>
        <translation>Anfrage-ID</translation>
    </message>
    <message>
        <source>Content type</source>
        <translation>Inhaltstyp</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>the client left before its answer</source>
        <translation>der Client hat vor der Antwort getrennt</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Decode</source>
        <translation>Dekodieren</translation>
    </message>
    <message>
        <source>Preprocess</source>
        <translation>Vorbereiten</translation>
    </message>
    <message>
        <source>Inference</source>
        <translation>Inferenz</translation>
    </message>
</context>
<context>
    <name>RunFile</name>
    <message>
        <source>%1 is not a complete saved run: choose a file that &quot;Save run&quot; wrote.</source>
        <translation>%1 ist kein vollständiger gespeicherter Lauf: Wählen Sie eine Datei, die „Lauf speichern“ geschrieben hat.</translation>
    </message>
    <message>
        <source>%1 cannot be read (%2): choose a file that exists and may be read.</source>
        <translation>%1 lässt sich nicht lesen (%2): Wählen Sie eine Datei, die es gibt und die gelesen werden darf.</translation>
    </message>
    <message>
        <source>%1 was saved by a later Classiscope: open it with that one, or save the run again with this one.</source>
        <translation>%1 hat ein neueres Classiscope gespeichert: Öffnen Sie die Datei damit, oder speichern Sie den Lauf erneut mit diesem.</translation>
    </message>
</context>
<context>
    <name>SaveFile</name>
    <message>
        <source>%1 could not be written (%2): choose another folder, or make room there.</source>
        <translation>%1 ließ sich nicht schreiben (%2): Wählen Sie einen anderen Ordner, oder schaffen Sie dort Platz.</translation>
    </message>
</context>
<context>
    <name>Scenario</name>
    <message>
        <source>Scenario “%1”: %2</source>
        <translation>Szenario „%1“: %2</translation>
    </message>
    <message>
        <source>A scenario has no name; give it one.</source>
        <translation>Ein Szenario hat keinen Namen; geben Sie ihm einen.</translation>
    </message>
    <message>
        <source>it must last 1 second to %1 hours.</source>
        <translation>Es muss 1 Sekunde bis %1 Stunden dauern.</translation>
    </message>
    <message>
        <source>the shares of repeated and of aborted requests lie between 0 and 1.</source>
        <translation>Die Anteile wiederholter und abgebrochener Anfragen liegen zwischen 0 und 1.</translation>
    </message>
    <message>
        <source>the arrival rate lies between 0.01 and %1 requests a second.</source>
        <translation>Die Rate liegt zwischen 0,01 und %1 Anfragen pro Sekunde.</translation>
    </message>
    <message>
        <source>it needs 1 to %1 users.</source>
        <translation>Es braucht 1 bis %1 Benutzer.</translation>
    </message>
    <message>
        <source>the spawn rate lies between 0.01 and %1 users a second.</source>
        <translation>Neue Benutzer kommen 0,01 bis %1 pro Sekunde.</translation>
    </message>
    <message>
        <source>the wait goes from a shorter to a longer time, 0 to %1 seconds.</source>
        <translation>Die Pause reicht von einer kürzeren zu einer längeren Zeit, 0 bis %1 Sekunden.</translation>
    </message>
    <message>
        <source>%1 requests a second (%2), %3</source>
        <translation>%1 Anfragen pro Sekunde (%2), %3</translation>
    </message>
    <message>
        <source>Poisson</source>
        <translation>Poisson</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>konstant</translation>
    </message>
    <message>
        <source>%1 users, %2 a second, %3</source>
        <translation>%1 Benutzer, %2 pro Sekunde, %3</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
</context>
<context>
    <name>ServerLimit</name>
    <message>
        <source>Largest request body</source>
        <translation>Größter Inhalt einer Anfrage</translation>
    </message>
    <message>
        <source>more is answered 413</source>
        <translation>größere: Antwort 413</translation>
    </message>
    <message>
        <source>Largest request header</source>
        <translation>Größte Kopfzeilen einer Anfrage</translation>
    </message>
    <message>
        <source>more is answered 431</source>
        <translation>größere: Antwort 431</translation>
    </message>
    <message>
        <source>Bodies of all unanswered requests together</source>
        <translation>Inhalte aller offenen Anfragen zusammen</translation>
    </message>
    <message>
        <source>more are answered 503</source>
        <translation>weitere: Antwort 503</translation>
    </message>
    <message>
        <source>Images in one request</source>
        <translation>Bilder in einer Anfrage</translation>
    </message>
    <message>
        <source>more are answered 413</source>
        <translation>mehr: Antwort 413</translation>
    </message>
    <message>
        <source>Pictures that wait for a worker</source>
        <translation>Bilder, die auf einen Worker warten</translation>
    </message>
    <message>
        <source>more are answered 429</source>
        <translation>weitere: Antwort 429</translation>
    </message>
    <message>
        <source>Memory for the answers to repeated pictures</source>
        <translation>Speicher für Antworten auf wiederholte Bilder</translation>
    </message>
    <message>
        <source>older ones are forgotten; 0 is off</source>
        <translation>ältere werden vergessen; 0 ist aus</translation>
    </message>
    <message>
        <source>Time an answer is kept</source>
        <translation>Zeit, die eine Antwort aufbewahrt wird</translation>
    </message>
    <message>
        <source>then the picture is computed anew</source>
        <translation>danach wird das Bild neu berechnet</translation>
    </message>
    <message>
        <source>Connections at a time</source>
        <translation>Gleichzeitige Verbindungen</translation>
    </message>
    <message>
        <source>more are answered 503 and closed</source>
        <translation>weitere: Antwort 503, dann getrennt</translation>
    </message>
    <message>
        <source>Connections of one address</source>
        <translation>Verbindungen von einer Adresse</translation>
    </message>
    <message>
        <source>more are answered 429 and closed</source>
        <translation>weitere: Antwort 429, dann getrennt</translation>
    </message>
    <message>
        <source>Unanswered requests of a connection</source>
        <translation>Offene Anfragen einer Verbindung</translation>
    </message>
    <message>
        <source>further ones wait unread</source>
        <translation>weitere warten ungelesen</translation>
    </message>
    <message>
        <source>Time for a request&apos;s header</source>
        <translation>Zeit für die Kopfzeilen einer Anfrage</translation>
    </message>
    <message>
        <source>longer is answered 408</source>
        <translation>länger: Antwort 408</translation>
    </message>
    <message>
        <source>Time for a request&apos;s body</source>
        <translation>Zeit für den Inhalt einer Anfrage</translation>
    </message>
    <message>
        <source>Upload speed that earns a body more time</source>
        <translation>Tempo, das einem Inhalt mehr Zeit gibt</translation>
    </message>
    <message>
        <source>slower is answered 408</source>
        <translation>langsamer: Antwort 408</translation>
    </message>
    <message>
        <source>Idle connection</source>
        <translation>Untätige Verbindung</translation>
    </message>
    <message>
        <source>longer is closed</source>
        <translation>länger: wird getrennt</translation>
    </message>
    <message>
        <source>Wait for a worker</source>
        <translation>Warten auf einen Worker</translation>
    </message>
    <message>
        <source>longer is answered 503</source>
        <translation>länger: Antwort 503</translation>
    </message>
    <message>
        <source>Time for the last answers when stopping</source>
        <translation>Zeit für die letzten Antworten beim Anhalten</translation>
    </message>
    <message>
        <source>the rest is dropped</source>
        <translation>der Rest wird verworfen</translation>
    </message>
    <message>
        <source>Size of the access log</source>
        <translation>Größe des Zugriffsprotokolls</translation>
    </message>
    <message>
        <source>then a new file is begun</source>
        <translation>danach beginnt eine neue Datei</translation>
    </message>
    <message>
        <source>Older access logs that are kept</source>
        <translation>Ältere Zugriffsprotokolle, die bleiben</translation>
    </message>
    <message>
        <source>older ones are deleted</source>
        <translation>ältere werden gelöscht</translation>
    </message>
    <message>
        <source>Requests shown in the window</source>
        <translation>Im Fenster gezeigte Anfragen</translation>
    </message>
    <message>
        <source>older ones are forgotten</source>
        <translation>ältere werden vergessen</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 Byte</translation>
    </message>
    <message>
        <source>%1 a second</source>
        <translation>%1 pro Sekunde</translation>
    </message>
</context>
<context>
    <name>ServerOptions</name>
    <message>
        <source>The API key holds a space or a character that a header cannot carry; use letters, digits and punctuation of ASCII.</source>
        <translation>Der API-Schlüssel enthält ein Leerzeichen oder ein Zeichen, das eine Kopfzeile nicht tragen kann; möglich sind Buchstaben, Ziffern und Satzzeichen aus ASCII.</translation>
    </message>
    <message>
        <source>The origin %1 is not written as browsers send it; write %2.</source>
        <translation>Der Ursprung %1 ist nicht so geschrieben, wie Browser ihn senden; richtig ist %2.</translation>
    </message>
    <message>
        <source>%1 is not an origin; write scheme://host or scheme://host:port, for example https://example.org, or * for every page.</source>
        <translation>%1 ist kein Ursprung; richtig ist schema://rechner oder schema://rechner:port, zum Beispiel https://example.org, oder * für jede Seite.</translation>
    </message>
    <message>
        <source>The TLS key %1 has no certificate beside it; give both files, or none.</source>
        <translation>Zum TLS-Schlüssel %1 fehlt das Zertifikat; geben Sie beide Dateien an oder keine.</translation>
    </message>
    <message>
        <source>The TLS certificate %1 has no key beside it; give both files, or none.</source>
        <translation>Zum TLS-Zertifikat %1 fehlt der Schlüssel; geben Sie beide Dateien an oder keine.</translation>
    </message>
    <message>
        <source>Everybody who can reach %1 may use this server: set an API key, or listen on 127.0.0.1.</source>
        <translation>Jeder, der %1 erreicht, kann diesen Server benutzen: API-Schlüssel setzen, oder nur auf 127.0.0.1 lauschen.</translation>
    </message>
</context>
<context>
    <name>ServerPage</name>
    <message>
        <source>The request held no picture</source>
        <translation>Die Anfrage enthielt kein Bild</translation>
    </message>
    <message>
        <source>Not a picture, or not in a known format</source>
        <translation>Kein Bild oder kein bekanntes Format</translation>
    </message>
    <message>
        <source>The picture is damaged or cut off</source>
        <translation>Das Bild ist beschädigt oder abgeschnitten</translation>
    </message>
    <message>
        <source>The picture is over the size limit</source>
        <translation>Das Bild ist größer als erlaubt</translation>
    </message>
    <message>
        <source>The request could not be understood</source>
        <translation>Die Anfrage war nicht zu verstehen</translation>
    </message>
    <message>
        <source>Turned away, the queue was full</source>
        <translation>Abgewiesen, die Warteschlange war voll</translation>
    </message>
    <message>
        <source>No model was ready</source>
        <translation>Kein Modell war bereit</translation>
    </message>
    <message>
        <source>The model does not work</source>
        <translation>Das Modell funktioniert nicht</translation>
    </message>
    <message>
        <source>The server was being switched off</source>
        <translation>Der Server wurde gerade ausgeschaltet</translation>
    </message>
    <message>
        <source>A fault of this program</source>
        <translation>Ein Fehler dieses Programms</translation>
    </message>
    <message>
        <source>Another error</source>
        <translation>Ein anderer Fehler</translation>
    </message>
    <message>
        <source>Of the last %1 seconds</source>
        <translation>Der letzten %1 Sekunden</translation>
    </message>
    <message>
        <source>Requests/s</source>
        <translation>Anfragen/s</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>: half of the answers took at most this long</source>
        <translation>: Die Hälfte der Antworten dauerte höchstens so lange</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>: 95 % of the answers took at most this long</source>
        <translation>: 95 % der Antworten dauerten höchstens so lange</translation>
    </message>
    <message>
        <source>In flight</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>Requests that were accepted and are not yet answered</source>
        <translation>Angenommene, noch nicht beantwortete Anfragen</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Pictures that wait for a worker, those from this window included</source>
        <translation>Bilder, die auf einen Worker warten, auch die aus diesem Fenster</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Open now</source>
        <translation>Jetzt offen</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Beantwortet</translation>
    </message>
    <message>
        <source>Pictures classified</source>
        <translation>Klassifizierte Bilder</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Requests answered with an error</source>
        <translation>Mit einem Fehler beantwortete Anfragen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>The client left before its answer was ready</source>
        <translation>Der Client hat getrennt, bevor die Antwort fertig war</translation>
    </message>
</context>
<context>
    <name>Text</name>
    <message>
        <source>Cannot read %1: %2.</source>
        <translation>%1 lässt sich nicht lesen: %2.</translation>
    </message>
    <message>
        <source>%1 has %2 bytes; the limit is %3 (maxImageBytes).</source>
        <translation>%1 hat %2 Byte; erlaubt sind %3 (maxImageBytes).</translation>
    </message>
    <message>
        <source>Cancelled before its turn.</source>
        <translation>Abgebrochen, bevor es an der Reihe war.</translation>
    </message>
    <message>
        <source>There is no picture in %1 that can be read; name a folder with photos.</source>
        <translation>In %1 ist kein lesbares Bild; wählen Sie einen Ordner mit Fotos.</translation>
    </message>
    <message>
        <source>Left out: %1, batch %2. %3</source>
        <translation>Ausgelassen: %1, Batch %2. %3</translation>
    </message>
    <message>
        <source>It is compiled for powers of two.</source>
        <translation>Es wird für Zweierpotenzen übersetzt.</translation>
    </message>
    <message>
        <source>Left out, as all networks together would take more than %1 MiB: %2, %3.</source>
        <translation>Ausgelassen, weil alle Netze zusammen mehr als %1 MiB bräuchten: %2, %3.</translation>
    </message>
    <message>
        <source>Forward pass of %1 workers left out: their networks would take more than %2 MiB.</source>
        <translation>Vorwärtslauf von %1 Workern ausgelassen: Ihre Netze bräuchten mehr als %2 MiB.</translation>
    </message>
    <message>
        <source>Loading the model for %1</source>
        <translation>Das Modell wird für %1 geladen</translation>
    </message>
    <message>
        <source>Round %1 of %2, %3</source>
        <translation>Runde %1 von %2, %3</translation>
    </message>
    <message>
        <source>forward pass</source>
        <translation>Vorwärtslauf</translation>
    </message>
    <message>
        <source>Loading the model for %1, %2</source>
        <translation>Das Modell wird für %1, %2 geladen</translation>
    </message>
    <message>
        <source>Left out: %1, %2. %3</source>
        <translation>Ausgelassen: %1, %2. %3</translation>
    </message>
    <message>
        <source>Reading the pictures</source>
        <translation>Die Bilder werden gelesen</translation>
    </message>
    <message>
        <source>full pipeline</source>
        <translation>ganze Pipeline</translation>
    </message>
    <message>
        <source>Opening the model</source>
        <translation>Das Modell wird geöffnet</translation>
    </message>
    <message>
        <source>Stopped before anything was measured.</source>
        <translation>Angehalten, bevor etwas gemessen war.</translation>
    </message>
    <message>
        <source>Loaded again, the model is computed by %1: %2</source>
        <translation>Noch einmal geladen, wird das Modell mit %1 berechnet: %2</translation>
    </message>
    <message>
        <source>Loaded again, the model takes %1 images in a forward pass: %2</source>
        <translation>Noch einmal geladen, nimmt das Modell %1 Bilder in einen Vorwärtslauf: %2</translation>
    </message>
    <message>
        <source>An answer came from the cache; it measures nothing.</source>
        <translation>Eine Antwort kam aus dem Cache; sie misst nichts.</translation>
    </message>
    <message>
        <source>The tuned settings %1 cannot be used (%2); delete the file, or write it anew with classiscope bench --tune.</source>
        <translation>Die gemessenen Einstellungen %1 sind nicht brauchbar (%2); löschen Sie die Datei, oder schreiben Sie sie neu mit classiscope bench --tune.</translation>
    </message>
    <message>
        <source>The tuned settings %1 cannot be read (%2); make the file readable, or delete it.</source>
        <translation>Die gemessenen Einstellungen %1 lassen sich nicht lesen (%2); machen Sie die Datei lesbar, oder löschen Sie sie.</translation>
    </message>
    <message>
        <source>more than %1 bytes</source>
        <translation>mehr als %1 Byte</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is missing</source>
        <translation>„%1“ fehlt</translation>
    </message>
    <message>
        <source>a value is out of range</source>
        <translation>ein Wert liegt außerhalb seiner Grenzen</translation>
    </message>
    <message>
        <source>The tuned setting cannot be saved in %1: %2.</source>
        <translation>Die gemessene Einstellung lässt sich nicht in %1 speichern: %2.</translation>
    </message>
    <message>
        <source>The program is shutting down.</source>
        <translation>Das Programm wird gerade beendet.</translation>
    </message>
    <message>
        <source>Another model was chosen in the meantime.</source>
        <translation>Inzwischen wurde ein anderes Modell gewählt.</translation>
    </message>
    <message>
        <source>No model is loaded.</source>
        <translation>Es ist kein Modell geladen.</translation>
    </message>
    <message>
        <source>The model %1 is still loading; try again in a moment.</source>
        <translation>Das Modell %1 wird noch geladen; versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>There is no image in the calibration folder %1; name one with photos of what the model is for.</source>
        <translation>Im Ordner der Kalibrierbilder %1 ist kein Bild; wählen Sie einen mit Fotos dessen, wofür das Modell da ist.</translation>
    </message>
    <message>
        <source>Compiled with oneDNN, the network&apos;s output differs from OpenCV&apos;s by %1 of the largest number (at most %2 is taken for the same).</source>
        <translation>Mit oneDNN übersetzt weicht die Ausgabe des Netzes um %1 der größten Zahl von der mit OpenCV ab (bis %2 gilt als gleich).</translation>
    </message>
    <message>
        <source>Compiled with oneDNN for %1 images at once, the network does not compute what it does for one.</source>
        <translation>Mit oneDNN für %1 Bilder zugleich übersetzt, rechnet das Netz anders als für eines.</translation>
    </message>
    <message>
        <source>This program was built without oneDNN (CLASSISCOPE_ONEDNN).</source>
        <translation>Dieses Programm wurde ohne oneDNN gebaut (CLASSISCOPE_ONEDNN).</translation>
    </message>
    <message>
        <source>the fast path cannot compute the layer %1 (%2): %3.</source>
        <translation>Der schnelle Rechenweg kann die Schicht %1 (%2) nicht berechnen: %3.</translation>
    </message>
    <message>
        <source>it reads a second input of the network</source>
        <translation>sie liest eine zweite Eingabe des Netzes</translation>
    </message>
    <message>
        <source>its output is not computed</source>
        <translation>ihre Ausgabe wird nicht berechnet</translation>
    </message>
    <message>
        <source>OpenCV found no network in it.</source>
        <translation>OpenCV findet darin kein Netz.</translation>
    </message>
    <message>
        <source>OpenCV cannot take its layers apart: %1</source>
        <translation>OpenCV kann die Schichten nicht zerlegen: %1</translation>
    </message>
    <message>
        <source>its layers cannot be taken apart: %1</source>
        <translation>Die Schichten lassen sich nicht zerlegen: %1</translation>
    </message>
    <message>
        <source>its inputs differ in more than height and width</source>
        <translation>ihre Eingaben unterscheiden sich nicht nur in Höhe und Breite</translation>
    </message>
    <message>
        <source>it divides by something computed</source>
        <translation>sie teilt durch etwas Berechnetes</translation>
    </message>
    <message>
        <source>its inputs are constants</source>
        <translation>ihre Eingaben sind Konstanten</translation>
    </message>
    <message>
        <source>its constant is not a number a channel</source>
        <translation>ihre Konstante ist nicht eine Zahl pro Kanal</translation>
    </message>
    <message>
        <source>its operation (%1) is not known to it</source>
        <translation>ihre Rechenart (%1) kennt er nicht</translation>
    </message>
    <message>
        <source>it does not join channels</source>
        <translation>sie verbindet keine Kanäle</translation>
    </message>
    <message>
        <source>one of its inputs is not a picture</source>
        <translation>eine ihrer Eingaben ist kein Bild</translation>
    </message>
    <message>
        <source>its input is a constant</source>
        <translation>ihre Eingabe ist eine Konstante</translation>
    </message>
    <message>
        <source>it leaves out numbers in between</source>
        <translation>sie lässt Zahlen dazwischen aus</translation>
    </message>
    <message>
        <source>it slices an axis that is not there</source>
        <translation>sie zerteilt eine Achse, die es nicht gibt</translation>
    </message>
    <message>
        <source>it does not slice channels</source>
        <translation>sie zerteilt keine Kanäle</translation>
    </message>
    <message>
        <source>it has no input</source>
        <translation>sie hat keine Eingabe</translation>
    </message>
    <message>
        <source>it transposes a constant</source>
        <translation>sie transponiert eine Konstante</translation>
    </message>
    <message>
        <source>it transposes axes that are not there</source>
        <translation>sie transponiert Achsen, die es nicht gibt</translation>
    </message>
    <message>
        <source>its groups do not fit its input</source>
        <translation>ihre Gruppen passen nicht zu ihrer Eingabe</translation>
    </message>
    <message>
        <source>it does not pad a picture</source>
        <translation>sie füllt kein Bild auf</translation>
    </message>
    <message>
        <source>it pads with something else than zeros</source>
        <translation>sie füllt nicht mit Nullen auf</translation>
    </message>
    <message>
        <source>it pads the channels</source>
        <translation>sie füllt die Kanäle auf</translation>
    </message>
    <message>
        <source>it gives logarithms</source>
        <translation>sie gibt Logarithmen aus</translation>
    </message>
    <message>
        <source>it is not over the channels of one pixel</source>
        <translation>sie gilt nicht den Kanälen eines Pixels</translation>
    </message>
    <message>
        <source>its input is transposed</source>
        <translation>ihre Eingabe ist transponiert</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>sie ist leer</translation>
    </message>
    <message>
        <source>it reorders its input in a way that no operation has</source>
        <translation>sie ordnet ihre Eingabe so um, wie es keine Rechenart tut</translation>
    </message>
    <message>
        <source>its output has another size than its operation</source>
        <translation>ihre Ausgabe hat eine andere Größe als ihre Rechenart</translation>
    </message>
    <message>
        <source>it has no output</source>
        <translation>sie hat keine Ausgabe</translation>
    </message>
    <message>
        <source>its output is empty</source>
        <translation>ihre Ausgabe ist leer</translation>
    </message>
    <message>
        <source>its output is too large</source>
        <translation>ihre Ausgabe ist zu groß</translation>
    </message>
    <message>
        <source>this kind of layer is not known to it</source>
        <translation>diese Art von Schicht kennt er nicht</translation>
    </message>
    <message>
        <source>it does not pool a picture</source>
        <translation>sie fasst kein Bild zusammen</translation>
    </message>
    <message>
        <source>it pools neither by maximum nor by average</source>
        <translation>sie fasst weder mit dem Maximum noch mit dem Mittel zusammen</translation>
    </message>
    <message>
        <source>one of its windows has nothing of the picture</source>
        <translation>eines ihrer Fenster enthält nichts vom Bild</translation>
    </message>
    <message>
        <source>its last windows count only some of the padding</source>
        <translation>ihre letzten Fenster zählen nur einen Teil des Randes</translation>
    </message>
    <message>
        <source>it reduces neither to the average nor to the maximum</source>
        <translation>sie verdichtet weder zum Mittel noch zum Maximum</translation>
    </message>
    <message>
        <source>it reduces axes that are not there</source>
        <translation>sie verdichtet Achsen, die es nicht gibt</translation>
    </message>
    <message>
        <source>it does not reduce pictures to a number a channel</source>
        <translation>sie verdichtet Bilder nicht zu einer Zahl pro Kanal</translation>
    </message>
    <message>
        <source>this CPU does not sum products of 8-bit integers itself (AVX512_VNNI, AVX_VNNI or AMX_INT8)</source>
        <translation>dieser Prozessor summiert Produkte von 8-Bit-Ganzzahlen nicht selbst (AVX512_VNNI, AVX_VNNI oder AMX_INT8)</translation>
    </message>
    <message>
        <source>this CPU does not compute with bfloat16 (AVX512_BF16)</source>
        <translation>dieser Prozessor rechnet nicht in bfloat16 (AVX512_BF16)</translation>
    </message>
    <message>
        <source>no %1: %2</source>
        <translation>kein %1: %2</translation>
    </message>
    <message>
        <source>%1 keeps only %2 % of the labels of the calibration images; %3 % are asked for</source>
        <translation>in %1 behalten nur %2 % der Kalibrierbilder ihre Klasse; verlangt sind %3 %</translation>
    </message>
    <message>
        <source>%1 takes %2 ms an image here, %3 %4 ms</source>
        <translation>%1 braucht hier %2 ms pro Bild, %3 %4 ms</translation>
    </message>
    <message>
        <source>%1, too small a gain</source>
        <translation>%1, ein zu kleiner Gewinn</translation>
    </message>
    <message>
        <source>oneDNN cannot compute this network: %1.</source>
        <translation>oneDNN kann dieses Netz nicht berechnen: %1.</translation>
    </message>
    <message>
        <source>oneDNN %1 cannot compute the layer %2</source>
        <translation>oneDNN %1 kann die Schicht %2 nicht berechnen</translation>
    </message>
    <message>
        <source>it computes nothing</source>
        <translation>es berechnet nichts</translation>
    </message>
    <message>
        <source>its weights are not constant numbers</source>
        <translation>ihre Gewichte sind keine festen Zahlen</translation>
    </message>
    <message>
        <source>it is not over pictures</source>
        <translation>sie rechnet nicht über Bilder</translation>
    </message>
    <message>
        <source>its weights do not fit its input</source>
        <translation>ihre Gewichte passen nicht zu ihrer Eingabe</translation>
    </message>
    <message>
        <source>it is not one product of a matrix and a vector</source>
        <translation>sie ist nicht ein Produkt aus einer Matrix und einem Vektor</translation>
    </message>
    <message>
        <source>its bias does not fit its output</source>
        <translation>ihr Bias passt nicht zu ihrer Ausgabe</translation>
    </message>
    <message>
        <source>its numbers do not fit the channels of its input</source>
        <translation>ihre Zahlen passen nicht zu den Kanälen ihrer Eingabe</translation>
    </message>
    <message>
        <source>it compares</source>
        <translation>sie vergleicht</translation>
    </message>
    <message>
        <source>it scales an axis that is not there</source>
        <translation>sie skaliert eine Achse, die es nicht gibt</translation>
    </message>
    <message>
        <source>its second input is not a number a channel</source>
        <translation>ihre zweite Eingabe ist nicht eine Zahl pro Kanal</translation>
    </message>
    <message>
        <source>its numbers are not one a channel</source>
        <translation>sie hat nicht eine Zahl pro Kanal</translation>
    </message>
    <message>
        <source>it raises to a power</source>
        <translation>sie potenziert</translation>
    </message>
    <message>
        <source>%1 Save or download it again.</source>
        <translation>%1 Speichern oder laden Sie das Bild noch einmal.</translation>
    </message>
    <message>
        <source>The %1 file ends before its picture does.</source>
        <translation>Die %1-Datei endet, bevor das Bild zu Ende ist.</translation>
    </message>
    <message>
        <source>The PNG file&apos;s size is impossible.</source>
        <translation>Die Bildgröße in der PNG-Datei ist unmöglich.</translation>
    </message>
    <message>
        <source>This is an animated WebP file; save one of its pictures.</source>
        <translation>Das ist eine animierte WebP-Datei; speichern Sie eines ihrer Bilder.</translation>
    </message>
    <message>
        <source>The WebP file has an unknown first chunk.</source>
        <translation>Die WebP-Datei beginnt mit einem unbekannten Abschnitt.</translation>
    </message>
    <message>
        <source>The BMP file&apos;s header is impossible.</source>
        <translation>Der Kopf der BMP-Datei ist unmöglich.</translation>
    </message>
    <message>
        <source>The BMP file&apos;s size is impossible.</source>
        <translation>Die Bildgröße in der BMP-Datei ist unmöglich.</translation>
    </message>
    <message>
        <source>The TIFF file does not say how large its picture is.</source>
        <translation>Die TIFF-Datei sagt nicht, wie groß ihr Bild ist.</translation>
    </message>
    <message>
        <source>This TIFF file holds signed or floating-point numbers; save it with 8 or 16 bits a channel.</source>
        <translation>Diese TIFF-Datei enthält Zahlen mit Vorzeichen oder Gleitkommazahlen; speichern Sie sie mit 8 oder 16 Bit pro Kanal.</translation>
    </message>
    <message>
        <source>The image is empty: it has no bytes.</source>
        <translation>Das Bild ist leer: Es hat kein einziges Byte.</translation>
    </message>
    <message>
        <source>This is not an image that can be read; give a JPEG, PNG, WebP, BMP or TIFF file.</source>
        <translation>Das ist kein lesbares Bild; wählen Sie eine JPEG-, PNG-, WebP-, BMP- oder TIFF-Datei.</translation>
    </message>
    <message>
        <source>The image has no width or no height.</source>
        <translation>Das Bild hat keine Breite oder keine Höhe.</translation>
    </message>
    <message>
        <source>The image has %1 x %2 pixels; the limit is %3 (maxImagePixels). Make it smaller, or raise the limit.</source>
        <translation>Das Bild hat %1 x %2 Pixel; erlaubt sind %3 (maxImagePixels). Verkleinern Sie es, oder erhöhen Sie die Grenze.</translation>
    </message>
    <message>
        <source>The image is damaged: its header is right, but its picture cannot be decoded.</source>
        <translation>Das Bild ist beschädigt: Sein Kopf stimmt, aber das Bild lässt sich nicht dekodieren.</translation>
    </message>
    <message>
        <source>%1 images already wait (queueLimit); try again in a moment.</source>
        <translation>Es warten schon %1 Bilder (queueLimit); versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>No worker was free within the time limit (requestTimeout); the image was not computed: try again in a moment.</source>
        <translation>Innerhalb der Frist wurde kein Worker frei (requestTimeout); das Bild wurde nicht berechnet: Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>The tensor holds a number that is not finite or beyond ±%1; normalise the pixels the way the model %2 wants.</source>
        <translation>Der Tensor enthält eine Zahl, die nicht endlich ist oder über ±%1 liegt; normieren Sie die Pixel so, wie das Modell %2 es verlangt.</translation>
    </message>
    <message>
        <source>There is not enough memory for this image; lower maxImagePixels or the number of workers.</source>
        <translation>Der Speicher reicht für dieses Bild nicht; senken Sie maxImagePixels oder die Zahl der Worker.</translation>
    </message>
    <message>
        <source>The image could not be prepared: %1</source>
        <translation>Das Bild ließ sich nicht vorbereiten: %1</translation>
    </message>
    <message>
        <source>The network cannot compute with the tensor&apos;s numbers; normalise them the way the model %1 wants.</source>
        <translation>Das Netz kann mit den Zahlen des Tensors nicht rechnen; normieren Sie sie so, wie das Modell %1 es verlangt.</translation>
    </message>
    <message>
        <source>The image has %1 bytes; the limit is %2 (maxImageBytes).</source>
        <translation>Das Bild hat %1 Byte; erlaubt sind %2 (maxImageBytes).</translation>
    </message>
    <message>
        <source>An image of %1 pixels (width x height) has no picture; correct its shape.</source>
        <translation>In einem Bild von %1 Pixeln (Breite x Höhe) ist kein Bild; berichtigen Sie seine Form.</translation>
    </message>
    <message>
        <source>The image has %1 pixels (width x height); the limit is %2 in all (maxImagePixels).</source>
        <translation>Das Bild hat %1 Pixel (Breite x Höhe); erlaubt sind insgesamt %2 (maxImagePixels).</translation>
    </message>
    <message>
        <source>An image of %1 pixels (width x height) takes %2 bytes, not %3; correct its shape or its data.</source>
        <translation>Ein Bild von %1 Pixeln (Breite x Höhe) braucht %2 Byte, nicht %3; berichtigen Sie seine Form oder seine Daten.</translation>
    </message>
    <message>
        <source>The tensor has %1 numbers, but the model %2 takes %3 (3 x %4 x %5: channels, height, width); make it that size.</source>
        <translation>Der Tensor hat %1 Zahlen, das Modell %2 nimmt aber %3 (3 x %4 x %5: Kanäle, Höhe, Breite); bringen Sie ihn auf diese Größe.</translation>
    </message>
    <message>
        <source>%1: OpenCV cannot list its layers: %2</source>
        <translation>%1: OpenCV kann die Schichten nicht aufzählen: %2</translation>
    </message>
    <message>
        <source>%1 is a folder; the model&apos;s %2 must be a file.</source>
        <translation>%1 ist ein Ordner; hier muss eine Datei stehen (%2).</translation>
    </message>
    <message>
        <source>Cannot read the model&apos;s %1 %2: %3; put the file back, or open another model.</source>
        <translation>Dem Modell fehlt eine lesbare Datei (%1): %2: %3; legen Sie sie zurück, oder öffnen Sie ein anderes Modell.</translation>
    </message>
    <message>
        <source>%1 has %2 bytes; a model&apos;s %3 may have at most %4.</source>
        <translation>%1 hat %2 Byte; erlaubt (%3) sind höchstens %4.</translation>
    </message>
    <message>
        <source>labels</source>
        <translation>Klassennamen</translation>
    </message>
    <message>
        <source>%1 holds no labels; write one class name a line.</source>
        <translation>%1 enthält keine Klassennamen; schreiben Sie einen pro Zeile.</translation>
    </message>
    <message>
        <source>is not known; see models/default/model.json</source>
        <translation>ist unbekannt; siehe models/default/model.json</translation>
    </message>
    <message>
        <source>is missing or not a text</source>
        <translation>fehlt oder ist kein Text</translation>
    </message>
    <message>
        <source>must be a whole number from %1 to %2</source>
        <translation>muss eine ganze Zahl von %1 bis %2 sein</translation>
    </message>
    <message>
        <source>must be three numbers, one a channel</source>
        <translation>müssen drei Zahlen sein, eine pro Kanal</translation>
    </message>
    <message>
        <source>must be a number</source>
        <translation>muss eine Zahl sein</translation>
    </message>
    <message>
        <source>must be one of %1</source>
        <translation>muss eines sein von: %1</translation>
    </message>
    <message>
        <source>is missing or not an object</source>
        <translation>fehlt oder ist kein Objekt</translation>
    </message>
    <message>
        <source>must name a file inside the package&apos;s folder</source>
        <translation>muss eine Datei im Ordner des Pakets nennen</translation>
    </message>
    <message>
        <source>%1: each standard deviation must be above 0.</source>
        <translation>%1: Jede Standardabweichung muss über 0 liegen.</translation>
    </message>
    <message>
        <source>%1: the input must be 1 to %2 pixels wide and high.</source>
        <translation>%1: Die Eingabe muss 1 bis %2 Pixel breit und hoch sein.</translation>
    </message>
    <message>
        <source>%1: the scale must not be 0.</source>
        <translation>%1: Der Faktor darf nicht 0 sein.</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>%1 holds no model.json; choose a model package&apos;s folder, or a network file such as a .onnx.</source>
        <translation>%1 enthält keine model.json; wählen Sie den Ordner eines Modellpakets oder eine Netzdatei wie .onnx.</translation>
    </message>
    <message>
        <source>manifest</source>
        <translation>Manifest</translation>
    </message>
    <message>
        <source>%1 is not a JSON object: %2 at byte %3; correct the file, or open another model.</source>
        <translation>%1 ist kein JSON-Objekt: %2 bei Byte %3; berichtigen Sie die Datei, oder öffnen Sie ein anderes Modell.</translation>
    </message>
    <message>
        <source>another value</source>
        <translation>ein anderer Wert</translation>
    </message>
    <message>
        <source>configuration</source>
        <translation>Beschreibung des Netzes</translation>
    </message>
    <message>
        <source>is missing; a .caffemodel needs its .prototxt</source>
        <translation>fehlt; eine .caffemodel braucht ihre .prototxt</translation>
    </message>
    <message>
        <source>%1 is not the file that %2 describes (its SHA-256 is %3); restore it, or correct &quot;sha256&quot;.</source>
        <translation>%1 ist nicht die Datei, die %2 beschreibt (ihr SHA-256 ist %3); stellen Sie sie wieder her, oder berichtigen Sie „sha256“.</translation>
    </message>
    <message>
        <source>%1 has no labels.txt or %2.txt beside it; name a labels file with one class a line.</source>
        <translation>Neben %1 liegt keine labels.txt oder %2.txt; wählen Sie eine Klassendatei mit einer Klasse pro Zeile.</translation>
    </message>
    <message>
        <source>There is no model file %1; put it back, or open another model.</source>
        <translation>Es gibt keine Modelldatei %1; legen Sie sie zurück, oder öffnen Sie ein anderes Modell.</translation>
    </message>
    <message>
        <source>%1 has no %2.prototxt or deploy.prototxt beside it; name it.</source>
        <translation>Neben %1 liegt keine %2.prototxt oder deploy.prototxt; wählen Sie die Datei.</translation>
    </message>
    <message>
        <source>Nobody waits for the preview any more.</source>
        <translation>Auf die Vorschau wartet niemand mehr.</translation>
    </message>
    <message>
        <source>%1: the network wants %2 channels; choose one for colour images (3).</source>
        <translation>%1: Das Netz verlangt %2 Kanäle; wählen Sie eines für Farbbilder (3).</translation>
    </message>
    <message>
        <source>A standard deviation or a scale of 0 leaves no picture; 1 leaves the pixels as they are.</source>
        <translation>Bei einer Standardabweichung oder einem Faktor von 0 bleibt kein Bild übrig; 1 lässt die Pixel, wie sie sind.</translation>
    </message>
    <message>
        <source>%1 does not compute an input of %2 x %3 pixels; correct the input size. %4</source>
        <translation>%1 rechnet nicht mit einer Eingabe von %2 x %3 Pixeln; berichtigen Sie die Eingabegröße. %4</translation>
    </message>
    <message>
        <source>There is not enough memory for the preview; make the input size smaller.</source>
        <translation>Der Speicher reicht für die Vorschau nicht; verkleinern Sie die Eingabegröße.</translation>
    </message>
    <message>
        <source>The preview failed: %1</source>
        <translation>Die Vorschau ist fehlgeschlagen: %1</translation>
    </message>
    <message>
        <source>OpenCV %1 cannot read this network: %2 Export it as ONNX with opset 11 and constant shapes.</source>
        <translation>OpenCV %1 kann dieses Netz nicht lesen: %2 Exportieren Sie es als ONNX mit Opset 11 und festen Formen.</translation>
    </message>
    <message>
        <source>OpenCV %1 cannot read the operator %2 (node &quot;%3&quot;) of this network; export it as ONNX with opset 11 and constant shapes, or without that operator.</source>
        <translation>OpenCV %1 kann den Operator %2 (Knoten „%3“) dieses Netzes nicht lesen; exportieren Sie es als ONNX mit Opset 11 und festen Formen oder ohne diesen Operator.</translation>
    </message>
    <message>
        <source>The network&apos;s output is not a number; its weights or its preprocessing are wrong.</source>
        <translation>Die Ausgabe des Netzes ist keine Zahl; seine Gewichte oder seine Vorverarbeitung sind falsch.</translation>
    </message>
    <message>
        <source>The backend opencv was asked for.</source>
        <translation>OpenCV wurde als Bibliothek verlangt.</translation>
    </message>
    <message>
        <source>the network wants %1 channels; only colour images (3) are supported.</source>
        <translation>Das Netz verlangt %1 Kanäle; nur Farbbilder (3) werden unterstützt.</translation>
    </message>
    <message>
        <source>the network wants %1 x %2 pixels (width x height), not %3 x %4; correct the input size.</source>
        <translation>Das Netz verlangt %1 x %2 Pixel (Breite x Höhe), nicht %3 x %4; berichtigen Sie die Eingabegröße.</translation>
    </message>
    <message>
        <source>the network gives %1 numbers, but there are %2 labels; use the labels file that belongs to it%3.</source>
        <translation>Das Netz gibt %1 Zahlen aus, es gibt aber %2 Klassennamen; nehmen Sie die Klassendatei, die dazugehört%3.</translation>
    </message>
    <message>
        <source>, or set label_offset to 1 if its first class is a background class</source>
        <translation>, oder setzen Sie label_offset auf 1, wenn die erste Klasse der Hintergrund ist</translation>
    </message>
    <message>
        <source>one image after a batch</source>
        <translation>ein Bild nach einem Batch</translation>
    </message>
    <message>
        <source>%1 images together</source>
        <translation>%1 Bilder zusammen</translation>
    </message>
    <message>
        <source>The network does not compute %1: %2</source>
        <translation>Das Netz berechnet nicht %1: %2</translation>
    </message>
    <message>
        <source>The network computes %1 in another way than one by one; export it with a variable batch size.</source>
        <translation>Das Netz berechnet %1 anders als einzeln; exportieren Sie es mit veränderlicher Batchgröße.</translation>
    </message>
    <message>
        <source>The network&apos;s output is not float32.</source>
        <translation>Die Ausgabe des Netzes ist nicht float32.</translation>
    </message>
    <message>
        <source>The forward pass failed: %1</source>
        <translation>Der Vorwärtslauf ist fehlgeschlagen: %1</translation>
    </message>
    <message>
        <source>%1 could not be written (%2): choose another folder, or make room there.</source>
        <translation>%1 ließ sich nicht schreiben (%2): Wählen Sie einen anderen Ordner, oder schaffen Sie dort Platz.</translation>
    </message>
    <message>
        <source>%1 reads back as something else; choose another disk.</source>
        <translation>%1 kommt beim Lesen anders zurück; wählen Sie einen anderen Datenträger.</translation>
    </message>
    <message>
        <source>the package there cannot be moved away</source>
        <translation>das Paket dort lässt sich nicht verschieben</translation>
    </message>
    <message>
        <source>the folder cannot be created</source>
        <translation>der Ordner lässt sich nicht anlegen</translation>
    </message>
    <message>
        <source>%1 holds other files, which a package would remove; choose a new folder.</source>
        <translation>%1 enthält andere Dateien, die ein Paket entfernen würde; wählen Sie einen neuen Ordner.</translation>
    </message>
    <message>
        <source>%1 holds a package already; replace it, or choose a new folder.</source>
        <translation>%1 enthält schon ein Paket; ersetzen Sie es, oder wählen Sie einen neuen Ordner.</translation>
    </message>
    <message>
        <source>%1 port %2</source>
        <translation>%1, Port %2</translation>
    </message>
    <message>
        <source>%1 is used by another program; stop it, or choose another port.</source>
        <translation>%1 ist von einem anderen Programm belegt; beenden Sie es, oder wählen Sie einen anderen Port.</translation>
    </message>
    <message>
        <source>Cannot listen on %1: %2.</source>
        <translation>Auf %1 lässt sich kein Server starten: %2.</translation>
    </message>
    <message>
        <source>The access log %1 cannot be written (%2); name a file in a folder that this user may write to, or - for standard error.</source>
        <translation>Das Zugriffsprotokoll %1 lässt sich nicht schreiben (%2); nennen Sie eine Datei in einem Ordner, in den dieser Benutzer schreiben darf, oder - für die Fehlerausgabe.</translation>
    </message>
    <message>
        <source>it is no file</source>
        <translation>es ist keine Datei</translation>
    </message>
    <message>
        <source>there is no such folder</source>
        <translation>diesen Ordner gibt es nicht</translation>
    </message>
    <message>
        <source>The server is shutting down.</source>
        <translation>Der Server wird gerade beendet.</translation>
    </message>
    <message>
        <source>TLS needs both a certificate and its key.</source>
        <translation>TLS braucht beides, ein Zertifikat und seinen Schlüssel.</translation>
    </message>
    <message>
        <source>Qt finds no OpenSSL 3 to encrypt with; install the package libssl3.</source>
        <translation>Qt findet kein OpenSSL 3 zum Verschlüsseln; installieren Sie das Paket libssl3.</translation>
    </message>
    <message>
        <source>%1 holds no certificate in PEM form.</source>
        <translation>%1 enthält kein Zertifikat in PEM-Form.</translation>
    </message>
    <message>
        <source>%1 holds no private key in PEM form without a passphrase.</source>
        <translation>%1 enthält keinen privaten Schlüssel in PEM-Form ohne Passphrase.</translation>
    </message>
    <message>
        <source>The key %1 does not belong to the certificate %2.</source>
        <translation>Der Schlüssel %1 gehört nicht zum Zertifikat %2.</translation>
    </message>
    <message>
        <source>the target as it was</source>
        <translation>das Ziel, wie es war</translation>
    </message>
    <message>
        <source>1 instance</source>
        <translation>1 Instanz</translation>
    </message>
    <message>
        <source>%1 instances</source>
        <translation>%1 Instanzen</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>%1 weitere</translation>
    </message>
    <message>
        <source>one run</source>
        <translation>einem Lauf</translation>
    </message>
    <message>
        <source>%1 runs</source>
        <translation>%1 Läufen</translation>
    </message>
    <message>
        <source>every run</source>
        <translation>jedem Lauf</translation>
    </message>
    <message>
        <source>No request was answered in %1.</source>
        <translation>In %1 wurde keine Anfrage beantwortet.</translation>
    </message>
    <message>
        <source>%1 requests of %2 succeeded.</source>
        <translation>%1 Anfragen aus %2 gelangen.</translation>
    </message>
    <message>
        <source>All %1 requests of %2 succeeded.</source>
        <translation>Alle %1 Anfragen aus %2 gelangen.</translation>
    </message>
    <message>
        <source>Of %1 requests in %2, %3 failed (%4).</source>
        <translation>Von %1 Anfragen in %2 sind %3 fehlgeschlagen (%4).</translation>
    </message>
    <message>
        <source>Still unanswered at the end: %1.</source>
        <translation>Am Ende noch unbeantwortet: %1.</translation>
    </message>
    <message>
        <source>The slowest was %1, where 95 of 100 answers came within %2.</source>
        <translation>Am langsamsten war %1: 95 von 100 Antworten kamen innerhalb von %2.</translation>
    </message>
    <message>
        <source>Of the runs whose requests succeeded, the slowest was %1, where 95 of 100 answers came within %2.</source>
        <translation>Von den Läufen, deren Anfragen gelangen, war %1 am langsamsten: 95 von 100 Antworten kamen innerhalb von %2.</translation>
    </message>
    <message>
        <source>Nothing was measured.</source>
        <translation>Es wurde nichts gemessen.</translation>
    </message>
    <message>
        <source>Give the generator a core of its own (--cpus), or run it on another computer.</source>
        <translation>Geben Sie dem Generator einen eigenen Kern (--cpus), oder lassen Sie ihn auf einem anderen Computer laufen.</translation>
    </message>
    <message>
        <source>Raise --workers up to the number of cores.</source>
        <translation>Erhöhen Sie --workers bis zur Zahl der Kerne.</translation>
    </message>
    <message>
        <source>More instances or workers on this computer will not help: make a picture cheaper (classiscope bench --tune finds the best setting, --precision fast may help more), or add computers.</source>
        <translation>Mehr Instanzen oder Worker auf diesem Computer helfen nicht: Machen Sie ein Bild billiger (classiscope bench --tune findet die beste Einstellung, --precision fast hilft vielleicht noch mehr), oder nehmen Sie weitere Computer hinzu.</translation>
    </message>
    <message>
        <source>Let classiscope bench --tune look for a setting of workers and batch size that answers more.</source>
        <translation>Lassen Sie classiscope bench --tune eine Einstellung von Workern und Batchgröße suchen, die mehr beantwortet.</translation>
    </message>
    <message>
        <source>Switch the cache on (--cache-bytes) if such repetitions are typical.</source>
        <translation>Schalten Sie den Cache ein (--cache-bytes), wenn solche Wiederholungen üblich sind.</translation>
    </message>
    <message>
        <source>A larger --queue-limit refuses less and lets requests wait longer; only more computing power answers more.</source>
        <translation>Ein größeres --queue-limit weist weniger ab und lässt Anfragen länger warten; mehr beantwortet nur mehr Rechenleistung.</translation>
    </message>
    <message>
        <source>To see the server&apos;s limit, use --find-limit or more users.</source>
        <translation>Um die Grenze des Servers zu sehen, nehmen Sie --find-limit oder mehr Benutzer.</translation>
    </message>
    <message>
        <source>Run for longer to see whether the memory stops growing.</source>
        <translation>Lassen Sie den Test länger laufen, um zu sehen, ob der Speicher aufhört zu wachsen.</translation>
    </message>
    <message>
        <source>The load generator used more than %1 of the one core it can use in %2: the server may be able to do more than these figures show.</source>
        <translation>Der Lastgenerator brauchte in %2 mehr als %1 des einen Kerns, den er nutzen kann: Der Server kann vielleicht mehr, als diese Zahlen zeigen.</translation>
    </message>
    <message>
        <source>One request in a hundred left more than %1 later than intended in %2; that time is in the response times, though the server did not cause it.</source>
        <translation>In %2 ging eine von hundert Anfragen mehr als %1 später ab als vorgesehen; diese Zeit steckt in den Antwortzeiten, obwohl der Server sie nicht verursacht hat.</translation>
    </message>
    <message>
        <source>The processors were the limit: servers, proxy and generator together used %1 or more of the %2 cores in %3.</source>
        <translation>Die Prozessoren waren die Grenze: Server, Proxy und Generator brauchten in %3 zusammen mindestens %1 der %2 Kerne.</translation>
    </message>
    <message>
        <source>All workers were busy while the computer had cores to spare, in %1.</source>
        <translation>In %1 waren alle Worker beschäftigt, während der Computer noch Kerne frei hatte.</translation>
    </message>
    <message>
        <source>Pictures waited longer for a free worker than their computation took in %1: more was asked than the workers could do.</source>
        <translation>In %1 warteten Bilder länger auf einen freien Worker, als ihre Berechnung dauerte: Es wurde mehr verlangt, als die Worker schafften.</translation>
    </message>
    <message>
        <source>The users&apos; pauses set the rate in %1, not the server: even with answers in no time they could not have asked for much more. These rates say nothing about the server&apos;s limit.</source>
        <translation>Die Pausen der Benutzer bestimmten die Rate in %1, nicht der Server: Auch bei sofortigen Antworten hätten sie nicht viel mehr fragen können. Diese Raten sagen nichts über die Grenze des Servers.</translation>
    </message>
    <message>
        <source>The proxy used more than %1 of a core in %2.</source>
        <translation>Der Proxy brauchte in %2 mehr als %1 eines Kerns.</translation>
    </message>
    <message>
        <source>More than half of the average response time was neither queue nor computing in %1: it went into the network, the proxy, reading requests, or waiting for a processor.</source>
        <translation>In %1 war mehr als die Hälfte der mittleren Antwortzeit weder Warteschlange noch Rechnen: Sie ging in das Netz, den Proxy, das Lesen der Anfragen oder das Warten auf einen Prozessor.</translation>
    </message>
    <message>
        <source>A part of the answers came from the cache without being computed in %1 (the table says how many): these rates are those of this mixture of pictures, not of computing alone.</source>
        <translation>In %1 kam ein Teil der Antworten aus dem Cache, ohne berechnet zu werden (die Tabelle sagt, wie viele): Diese Raten gehören zu dieser Mischung von Bildern, nicht zum Rechnen allein.</translation>
    </message>
    <message>
        <source>The cache was off, so repeated pictures were computed again in %1.</source>
        <translation>Der Cache war aus; wiederholte Bilder wurden in %1 darum noch einmal berechnet.</translation>
    </message>
    <message>
        <source>Response times still grew at the end of %1: p95 from %2 in the middle third to %3 in the last. A longer run would give larger figures.</source>
        <translation>Am Ende von %1 wuchsen die Antwortzeiten noch: p95 von %2 im mittleren Drittel auf %3 im letzten. Ein längerer Lauf ergäbe größere Zahlen.</translation>
    </message>
    <message>
        <source>The servers&apos; memory grew during %1: from %2 in the middle third to %3 in the last.</source>
        <translation>Während %1 wuchs der Speicher der Server: von %2 im mittleren Drittel auf %3 im letzten.</translation>
    </message>
    <message>
        <source>The repetitions of %2 differ by more than %1 in rate or p95: smaller differences mean nothing there.</source>
        <translation>Die Wiederholungen von %2 weichen in Rate oder p95 um mehr als %1 voneinander ab: Kleinere Unterschiede bedeuten dort nichts.</translation>
    </message>
    <message>
        <source>There were fewer than %1 requests in %2: p99 and above rest on a handful of them.</source>
        <translation>In %2 gab es weniger als %1 Anfragen: p99 und mehr beruhen auf einer Handvoll von ihnen.</translation>
    </message>
    <message>
        <source>Stopped before its end: %1.</source>
        <translation>In %1 wurde vor dem Ende angehalten.</translation>
    </message>
    <message>
        <source>%1 (%2, the oldest for %3)</source>
        <translation>%1 (%2, die älteste seit %3)</translation>
    </message>
    <message>
        <source>%1 requests were refused with status 429 or 503: the server&apos;s queue or another of its limits was full.</source>
        <translation>%1 Anfragen wurden mit Status 429 oder 503 abgewiesen: Die Warteschlange des Servers oder eine andere seiner Grenzen war erreicht.</translation>
    </message>
    <message>
        <source>%1 requests failed because the connection did.</source>
        <translation>%1 Anfragen schlugen fehl, weil die Verbindung fehlschlug.</translation>
    </message>
    <message>
        <source>%1 requests were not answered in time.</source>
        <translation>%1 Anfragen wurden nicht rechtzeitig beantwortet.</translation>
    </message>
    <message>
        <source>%1 requests failed for other reasons; the table of errors has them.</source>
        <translation>%1 Anfragen schlugen aus anderen Gründen fehl; sie stehen in der Tabelle der Fehler.</translation>
    </message>
    <message>
        <source>%1: %2 instances answered %3 times the requests of one, so they scaled about linearly.</source>
        <translation>%1: %2 Instanzen beantworteten das %3-Fache einer einzelnen, sie skalierten also etwa linear.</translation>
    </message>
    <message>
        <source>%1: %2 instances answered %3 times the requests of one, not %2 times: their workers share the %4 cores of one computer.</source>
        <translation>%1: %2 Instanzen beantworteten das %3-Fache einer einzelnen, nicht das %2-Fache: Ihre Worker teilen sich die %4 Kerne eines Computers.</translation>
    </message>
    <message>
        <source>%1: %2 instances answered %3 times the requests of one, not %2 times.</source>
        <translation>%1: %2 Instanzen beantworteten das %3-Fache einer einzelnen, nicht das %2-Fache.</translation>
    </message>
    <message>
        <source>At the limit of %1</source>
        <translation>An der Grenze von %1</translation>
    </message>
    <message>
        <source>p95 stayed within %1 in every run.</source>
        <translation>p95 blieb in jedem Lauf innerhalb von %1.</translation>
    </message>
    <message>
        <source>p95 was over %1 in %2.</source>
        <translation>p95 lag in %2 über %1.</translation>
    </message>
    <message>
        <source>p95 was over %1, but within %2, in %3.</source>
        <translation>p95 lag in %3 über %1, aber innerhalb von %2.</translation>
    </message>
    <message>
        <source>None of %1 requests failed.</source>
        <translation>Keine von %1 Anfragen schlug fehl.</translation>
    </message>
    <message>
        <source>Requests were still unanswered at the end of %1: they are in none of the figures, which look better than they should.</source>
        <translation>Am Ende von %1 waren noch Anfragen unbeantwortet: Sie stecken in keiner der Zahlen, die darum besser aussehen, als sie sollten.</translation>
    </message>
    <message>
        <source>%1: the search was stopped there.</source>
        <translation>%1: Dort wurde die Suche angehalten.</translation>
    </message>
    <message>
        <source>%1: beyond that the generator was the limit.</source>
        <translation>%1: Darüber war der Generator die Grenze.</translation>
    </message>
    <message>
        <source>%1: no higher rate was tried.</source>
        <translation>%1: Eine höhere Rate wurde nicht versucht.</translation>
    </message>
    <message>
        <source>No rate that was tried stayed within %1%2</source>
        <translation>Keine der versuchten Raten blieb innerhalb von %1%2</translation>
    </message>
    <message>
        <source>Not even the lowest rate that was tried stayed within %1%2</source>
        <translation>Nicht einmal die niedrigste versuchte Rate blieb innerhalb von %1%2</translation>
    </message>
    <message>
        <source>At least %1 requests/s with p95 within %2%3</source>
        <translation>Mindestens %1 Anfragen/s mit p95 innerhalb von %2%3</translation>
    </message>
    <message>
        <source>Up to %1 requests/s with p95 within %2%3</source>
        <translation>Bis zu %1 Anfragen/s mit p95 innerhalb von %2%3</translation>
    </message>
</context>
<context>
    <name>classiscope::AccessForm</name>
    <message>
        <source>Given when the program was started; that decides.</source>
        <translation>Beim Start des Programms angegeben; das gilt.</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>API-Schlüssel</translation>
    </message>
    <message>
        <source>Without a key everybody who can reach the server may use it. It is kept in %1, which only you may read.</source>
        <translation>Ohne Schlüssel darf jeder den Server benutzen, der ihn erreicht. Der Schlüssel steht in %1; lesen dürfen nur Sie diese Datei.</translation>
    </message>
    <message>
        <source>Certificate with its chain</source>
        <translation>Zertifikat mit seiner Kette</translation>
    </message>
    <message>
        <source>Certificate (PEM)</source>
        <translation>Zertifikat (PEM)</translation>
    </message>
    <message>
        <source>Private key</source>
        <translation>Privater Schlüssel</translation>
    </message>
    <message>
        <source>Private key (PEM)</source>
        <translation>Privater Schlüssel (PEM)</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>With both files the server speaks HTTPS only.</source>
        <translation>Mit beiden Dateien spricht der Server nur HTTPS.</translation>
    </message>
    <message>
        <source>Pages of other servers</source>
        <translation>Seiten anderer Server</translation>
    </message>
    <message>
        <source>Scripts on these pages may read the answers (CORS); one origin a line, * for every page.</source>
        <translation>Skripte auf diesen Seiten dürfen die Antworten lesen (CORS); ein Ursprung pro Zeile, * für jede Seite.</translation>
    </message>
    <message>
        <source>Access log</source>
        <translation>Zugriffsprotokoll</translation>
    </message>
    <message>
        <source>No file</source>
        <translation>Keine Datei</translation>
    </message>
    <message>
        <source>A line of JSON for each request.</source>
        <translation>Eine Zeile JSON für jede Anfrage.</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Kein Schlüssel</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Show the API key</source>
        <translation>API-Schlüssel zeigen</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Erzeugen</translation>
    </message>
    <message>
        <source>Generate an API key</source>
        <translation>API-Schlüssel erzeugen</translation>
    </message>
    <message>
        <source>the API key</source>
        <translation>API-Schlüssel</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Verbergen</translation>
    </message>
    <message>
        <source>Origins of pages that may read answers</source>
        <translation>Ursprünge der Seiten, die Antworten lesen dürfen</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <translation>Wählen: %1</translation>
    </message>
</context>
<context>
    <name>classiscope::AccuracyPanel</name>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Back to the pictures</source>
        <translation>Zurück zu den Bildern</translation>
    </message>
    <message>
        <source>Show mistakes</source>
        <translation>Falsche zeigen</translation>
    </message>
    <message>
        <source>Show the pictures with a wrong answer</source>
        <translation>Die Bilder mit einer falschen Antwort zeigen</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Save the matrix</source>
        <translation>Matrix speichern</translation>
    </message>
    <message>
        <source>&amp;Picture…</source>
        <translation>&amp;Bild…</translation>
    </message>
    <message>
        <source>PNG (*.png)</source>
        <translation>PNG (*.png)</translation>
    </message>
    <message>
        <source>&amp;CSV…</source>
        <translation>&amp;CSV…</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>Choose a cell to see its pictures</source>
        <translation>Die Wahl einer Zelle zeigt ihre Bilder</translation>
    </message>
    <message>
        <source>Classes with the fewest mistakes, not drawn (%1): %2</source>
        <translation>Klassen mit den wenigsten Fehlern, nicht gezeichnet (%1): %2</translation>
    </message>
    <message>
        <source>Each row is a true class, each column an answer: on the diagonal the answers are correct, off it they are mistakes. Click a cell to see its pictures.</source>
        <translation>Jede Zeile ist eine wahre Klasse, jede Spalte eine Antwort: Auf der Diagonale sind die Antworten richtig, daneben sind es Fehler. Ein Klick auf eine Zelle zeigt ihre Bilder.</translation>
    </message>
</context>
<context>
    <name>classiscope::BatchProgress</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Progress in figures</source>
        <translation>Fortschritt in Zahlen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel classifying</source>
        <translation>Klassifizieren abbrechen</translation>
    </message>
    <message>
        <source>Looking for pictures…</source>
        <translation>Suche nach Bildern…</translation>
    </message>
    <message>
        <source>%1 of %2 · %3/s</source>
        <translation>%1 von %2 · %3/s</translation>
    </message>
</context>
<context>
    <name>classiscope::BenchForm</name>
    <message>
        <source>Seconds for each measurement</source>
        <translation>Sekunden für jede Messung</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>For each setting in each round; longer is steadier</source>
        <translation>Für jede Einstellung in jeder Runde; länger ist genauer</translation>
    </message>
    <message>
        <source>Rounds</source>
        <translation>Runden</translation>
    </message>
    <message>
        <source>In each round all settings take turns; the median counts</source>
        <translation>In jeder Runde kommen alle Einstellungen an die Reihe; es zählt der Median</translation>
    </message>
    <message>
        <source>Pictures for the pipeline</source>
        <translation>Bilder für die Pipeline</translation>
    </message>
    <message>
        <source>What the pipeline decodes: made JPEGs of 500 × 375 pixels, or the first photos of a folder</source>
        <translation>Was die Pipeline dekodiert: erzeugte JPEGs mit 500 × 375 Pixeln oder die ersten Fotos eines Ordners</translation>
    </message>
    <message>
        <source>Made pictures</source>
        <translation>Erzeugte Bilder</translation>
    </message>
    <message>
        <source>Photos of a folder…</source>
        <translation>Fotos eines Ordners…</translation>
    </message>
    <message>
        <source>Leave the pipeline out; the best setting then stays unknown</source>
        <translation>Ohne die Pipeline; die beste Einstellung bleibt dann unbekannt</translation>
    </message>
    <message>
        <source>&amp;Rounds</source>
        <translation>&amp;Runden</translation>
    </message>
    <message>
        <source>&amp;Pictures</source>
        <translation>Bi&amp;lder</translation>
    </message>
    <message>
        <source>Photos to measure with</source>
        <translation>Fotos zum Messen</translation>
    </message>
    <message>
        <source>Photos in %1</source>
        <translation>Fotos in %1</translation>
    </message>
    <message>
        <source>For&amp;ward pass only</source>
        <translation>Nur der &amp;Vorwärtslauf</translation>
    </message>
    <message>
        <source>Each &amp;measurement</source>
        <translation>&amp;Jede Messung</translation>
    </message>
</context>
<context>
    <name>classiscope::BenchProgressView</name>
    <message>
        <source>What is being measured</source>
        <translation>Was gerade gemessen wird</translation>
    </message>
    <message>
        <source>Progress in figures</source>
        <translation>Fortschritt in Zahlen</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Opening the model</source>
        <translation>Modell wird geöffnet</translation>
    </message>
    <message>
        <source>Stopping; what is measured stays…</source>
        <translation>Wird angehalten; Gemessenes bleibt…</translation>
    </message>
    <message>
        <source>%1 of %2 · about %3 left</source>
        <translation>%1 von %2 · noch etwa %3</translation>
    </message>
</context>
<context>
    <name>classiscope::BenchResultView</name>
    <message>
        <source>1 round of %1 s</source>
        <translation>1 Runde zu %1 s</translation>
    </message>
    <message>
        <source>median of %1 rounds of %2 s</source>
        <translation>Median aus %1 Runden zu %2 s</translation>
    </message>
    <message>
        <source>%1 version %2, %3 × %4</source>
        <translation>%1 Version %2, %3 × %4</translation>
    </message>
    <message>
        <source>1 core</source>
        <translation>1 Kern</translation>
    </message>
    <message>
        <source>%1 cores</source>
        <translation>%1 Kerne</translation>
    </message>
    <message>
        <source>stopped early: some rounds are missing</source>
        <translation>vorzeitig beendet: Runden fehlen</translation>
    </message>
    <message>
        <source>No %1: %2</source>
        <translation>Ohne %1: %2</translation>
    </message>
    <message>
        <source>The pipeline classified %1 made pictures in turn.</source>
        <translation>Die Pipeline hat reihum %1 erzeugte Bilder klassifiziert.</translation>
    </message>
    <message>
        <source>The pipeline classified %1 pictures of %2 in turn.</source>
        <translation>Die Pipeline hat reihum %1 Bilder aus %2 klassifiziert.</translation>
    </message>
</context>
<context>
    <name>classiscope::BenchRunner</name>
    <message>
        <source>There is not enough memory to load the model for every setting; close other programs, or measure the forward pass only.</source>
        <translation>Der Speicher reicht nicht, um das Modell für jede Einstellung zu laden; schließen Sie andere Programme, oder messen Sie nur den Vorwärtslauf.</translation>
    </message>
    <message>
        <source>The benchmark failed: %1</source>
        <translation>Der Benchmark ist fehlgeschlagen: %1</translation>
    </message>
</context>
<context>
    <name>classiscope::BenchTable</name>
    <message>
        <source>Measurements</source>
        <translation>Messungen</translation>
    </message>
</context>
<context>
    <name>classiscope::BenchTableModel</name>
    <message>
        <source>Pipeline</source>
        <translation>Pipeline</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vorwärtslauf</translation>
    </message>
    <message>
        <source>Pipeline, best</source>
        <translation>Pipeline, beste</translation>
    </message>
    <message>
        <source>Forward pass of one image, median</source>
        <translation>Vorwärtslauf eines Bildes, Median</translation>
    </message>
    <message>
        <source>Images a second, median of the rounds</source>
        <translation>Bilder pro Sekunde, Median der Runden</translation>
    </message>
    <message>
        <source>From the slowest round to the fastest, in parts of the median</source>
        <translation>Von der langsamsten Runde zur schnellsten, in Anteilen des Medians</translation>
    </message>
    <message>
        <source>From a worker taking a picture to its answer</source>
        <translation>Vom Griff eines Workers nach dem Bild bis zur Antwort</translation>
    </message>
    <message>
        <source>Times as fast as OpenCV with as many workers and threads</source>
        <translation>Wievielmal so schnell wie OpenCV mit gleich vielen Workern und Threads</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Rechenweg</translation>
    </message>
    <message>
        <source>Workers</source>
        <translation>Worker</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>ms/image</source>
        <translation>ms/Bild</translation>
    </message>
    <message>
        <source>Images/s</source>
        <translation>Bilder/s</translation>
    </message>
    <message>
        <source>Spread</source>
        <translation>Streuung</translation>
    </message>
    <message>
        <source>p50 ms</source>
        <translation>p50 ms</translation>
    </message>
    <message>
        <source>p95 ms</source>
        <translation>p95 ms</translation>
    </message>
    <message>
        <source>× OpenCV</source>
        <translation>× OpenCV</translation>
    </message>
</context>
<context>
    <name>classiscope::BenchmarkPage</name>
    <message>
        <source>How fast is this model here?</source>
        <translation>Wie schnell ist dieses Modell hier?</translation>
    </message>
    <message>
        <source>Measures the network alone, and the way of a picture from its file to its classes: by each path that can compute the model on this computer, with one worker and with more. At the end you see which setting classifies most pictures a second, and can keep it.</source>
        <translation>Misst das Netz allein und den Weg eines Bildes von der Datei bis zu seinen Klassen: auf jedem Rechenweg, den dieser Computer für das Modell hat, mit einem Worker und mit mehreren. Am Ende steht, welche Einstellung die meisten Bilder pro Sekunde klassifiziert; sie lässt sich übernehmen.</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Starten</translation>
    </message>
    <message>
        <source>Start the benchmark</source>
        <translation>Benchmark starten</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>Abbre&amp;chen</translation>
    </message>
    <message>
        <source>Cancel the benchmark</source>
        <translation>Benchmark abbrechen</translation>
    </message>
    <message>
        <source>Stop; what is measured so far stays</source>
        <translation>Anhalten; was schon gemessen ist, bleibt</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Export what was measured</source>
        <translation>Gemessenes exportieren</translation>
    </message>
    <message>
        <source>Charts as a picture (&amp;PNG)…</source>
        <translation>Diagramme als Bild (&amp;PNG)…</translation>
    </message>
    <message>
        <source>Values as a table (&amp;CSV)…</source>
        <translation>Werte als Tabelle (&amp;CSV)…</translation>
    </message>
    <message>
        <source>Values with each round (&amp;JSON)…</source>
        <translation>Werte mit jeder Runde (&amp;JSON)…</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 gespeichert</translation>
    </message>
    <message>
        <source>Benchmark of %1</source>
        <translation>Benchmark von %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Stopped before anything was measured.</source>
        <translation>Angehalten, bevor etwas gemessen war.</translation>
    </message>
    <message>
        <source>&amp;Start again</source>
        <translation>Erneut &amp;starten</translation>
    </message>
    <message>
        <source>Benchmark</source>
        <translation>Benchmark</translation>
    </message>
    <message>
        <source>Takes up to %1, and the time to load the model.</source>
        <translation>Dauert bis zu %1 und die Zeit zum Laden des Modells.</translation>
    </message>
    <message>
        <source>What is measured comes here. Requests are answered meanwhile.</source>
        <translation>Hier erscheint, was gemessen wird. Anfragen werden dabei weiter beantwortet.</translation>
    </message>
    <message>
        <source> Requests are answered meanwhile, but the figures are right only when nothing else keeps the computer busy.</source>
        <translation> Anfragen werden dabei weiter beantwortet; die Zahlen stimmen aber nur, wenn der Computer sonst nichts zu tun hat.</translation>
    </message>
    <message>
        <source>Classiscope benchmark</source>
        <translation>Classiscope-Benchmark</translation>
    </message>
    <message>
        <source>Export charts</source>
        <translation>Diagramme exportieren</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>PNG-Bilder (*.png)</translation>
    </message>
    <message>
        <source>Export values</source>
        <translation>Werte exportieren</translation>
    </message>
    <message>
        <source>CSV tables (*.csv)</source>
        <translation>CSV-Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>&amp;Open model…</source>
        <translation>&amp;Modell öffnen…</translation>
    </message>
    <message>
        <source>No model is open</source>
        <translation>Kein Modell ist offen</translation>
    </message>
</context>
<context>
    <name>classiscope::BestPanel</name>
    <message>
        <source>&amp;Less exact numbers may win</source>
        <translation>&amp;Weniger genaue Zahlen dürfen gewinnen</translation>
    </message>
    <message>
        <source>&amp;Keep the best setting</source>
        <translation>Beste Einstellung über&amp;nehmen</translation>
    </message>
    <message>
        <source>Let a setting be the best that computes with shorter numbers: answers then differ a little</source>
        <translation>Auch eine Einstellung darf die beste sein, die mit kürzeren Zahlen rechnet: Antworten weichen dann etwas ab</translation>
    </message>
    <message>
        <source>Use this setting for this model on this computer from now on</source>
        <translation>Diese Einstellung ab jetzt für dieses Modell auf diesem Computer benutzen</translation>
    </message>
    <message>
        <source>No best setting yet</source>
        <translation>Noch keine beste Einstellung</translation>
    </message>
    <message>
        <source>The full pipeline was not measured; it finds the best setting.</source>
        <translation>Die ganze Pipeline wurde nicht gemessen; erst sie zeigt die beste Einstellung.</translation>
    </message>
    <message>
        <source>Best: %1 images/s with %2, %3</source>
        <translation>Beste: %1 Bilder/s mit %2, %3</translation>
    </message>
    <message>
        <source>%1 times as fast as OpenCV with as many threads</source>
        <translation>%1-mal so schnell wie OpenCV mit gleich vielen Threads</translation>
    </message>
    <message>
        <source>95 % of the pictures within %1</source>
        <translation>95 % der Bilder innerhalb von %1</translation>
    </message>
    <message>
        <source>cannot be kept, as not everything was measured</source>
        <translation>lässt sich nicht übernehmen, da nicht alles gemessen ist</translation>
    </message>
    <message>
        <source>Saved for %1 on this computer: %2. It counts from the next start; the server and the command line use it too.</source>
        <translation>Für %1 auf diesem Computer gespeichert: %2. Gilt ab dem nächsten Start, auch für den Server und die Kommandozeile.</translation>
    </message>
</context>
<context>
    <name>classiscope::CandidateBars</name>
    <message>
        <source>Most probable classes</source>
        <translation>Wahrscheinlichste Klassen</translation>
    </message>
</context>
<context>
    <name>classiscope::ChartGrid</name>
    <message>
        <source>No HTTP requests yet: with the server on, programs can send some</source>
        <translation>Noch keine HTTP-Anfragen: bei eingeschaltetem Server können Programme welche senden</translation>
    </message>
    <message>
        <source>No pictures from the window yet: drop some</source>
        <translation>Noch keine Bilder aus dem Fenster: einige hineinziehen</translation>
    </message>
    <message>
        <source>No requests yet: drop pictures, or send some with the server on</source>
        <translation>Noch keine Anfragen: Bilder ablegen oder bei eingeschaltetem Server senden</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
</context>
<context>
    <name>classiscope::ClassesModel</name>
    <message>
        <source>No.</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
</context>
<context>
    <name>classiscope::ClassifyPage</name>
    <message>
        <source>%1 knows %2 classes.</source>
        <translation>%1 kennt %2 Klassen.</translation>
    </message>
    <message>
        <source>%1 knows %2 classes, for example %3.</source>
        <translation>%1 kennt %2 Klassen, zum Beispiel %3.</translation>
    </message>
    <message>
        <source>The model is being loaded…</source>
        <translation>Das Modell wird geladen…</translation>
    </message>
    <message>
        <source>There is no picture in what you gave. Classiscope reads JPEG, PNG, WebP, BMP and TIFF files, and folders that hold some.</source>
        <translation>Darin ist kein Bild. Classiscope liest JPEG-, PNG-, WebP-, BMP- und TIFF-Dateien sowie Ordner, die solche enthalten.</translation>
    </message>
    <message>
        <source>There is no picture in the clipboard. Copy a picture, a file or a link to a picture first.</source>
        <translation>Die Zwischenablage enthält kein Bild. Kopieren Sie zuerst ein Bild, eine Datei oder den Link zu einem Bild.</translation>
    </message>
    <message>
        <source>Written to %1.</source>
        <translation>In %1 geschrieben.</translation>
    </message>
    <message>
        <source>No longer watching: the list holds %1 pictures. Clear it and watch the folder again.</source>
        <translation>Der Ordner wird nicht mehr überwacht: Die Liste enthält %1 Bilder. Leeren Sie sie, und überwachen Sie den Ordner erneut.</translation>
    </message>
    <message>
        <source>Cleared 1 result.</source>
        <translation>1 Ergebnis entfernt.</translation>
    </message>
    <message>
        <source>Cleared %1 results.</source>
        <translation>%1 Ergebnisse entfernt.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>classiscope::ComparisonDialog</name>
    <message>
        <source>No model</source>
        <translation>Kein Modell</translation>
    </message>
    <message>
        <source>Several models</source>
        <translation>Mehrere Modelle</translation>
    </message>
    <message>
        <source>&amp;Only differing answers</source>
        <translation>&amp;Nur abweichende Antworten</translation>
    </message>
    <message>
        <source>%1 compared with %2</source>
        <translation>%1 verglichen mit %2</translation>
    </message>
    <message>
        <source>Loading %1…</source>
        <translation>%1 wird geladen…</translation>
    </message>
    <message>
        <source>Answers of both models</source>
        <translation>Antworten beider Modelle</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the table, as spreadsheets take it</source>
        <translation>Tabelle kopieren, wie Tabellenprogramme sie annehmen</translation>
    </message>
    <message>
        <source>%1 was not opened.</source>
        <translation>%1 wurde nicht geöffnet.</translation>
    </message>
    <message>
        <source>%1 is classifying the pictures…</source>
        <translation>%1 klassifiziert die Bilder…</translation>
    </message>
    <message>
        <source>%1 gives the same answer for all %2 pictures.</source>
        <translation>%1 gibt für alle %2 Bilder dieselbe Antwort.</translation>
    </message>
    <message>
        <source>%1 gives another answer for %2 of %3 pictures (%4).</source>
        <translation>%1 gibt bei %2 von %3 Bildern eine andere Antwort (%4).</translation>
    </message>
    <message>
        <source>No picture has an answer of both models.</source>
        <translation>Kein Bild hat eine Antwort beider Modelle.</translation>
    </message>
    <message>
        <source>Cancelled before all were classified.</source>
        <translation>Abgebrochen, bevor alle klassifiziert waren.</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>%1 gives the same answer for the one picture.</source>
        <translation>%1 gibt für das eine Bild dieselbe Antwort.</translation>
    </message>
    <message>
        <source>%1 gives the same answer for both pictures.</source>
        <translation>%1 gibt für beide Bilder dieselbe Antwort.</translation>
    </message>
    <message>
        <source>1 picture has no answers to compare.</source>
        <translation>1 Bild hat keine Antworten zum Vergleichen.</translation>
    </message>
    <message>
        <source>%1 pictures have no answers to compare.</source>
        <translation>%1 Bilder haben keine Antworten zum Vergleichen.</translation>
    </message>
</context>
<context>
    <name>classiscope::ComparisonModel</name>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>waiting…</source>
        <translation>wartet…</translation>
    </message>
    <message>
        <source>same</source>
        <translation>dieselbe</translation>
    </message>
    <message>
        <source>another</source>
        <translation>eine andere</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>The answers in the list</source>
        <translation>Die Antworten in der Liste</translation>
    </message>
</context>
<context>
    <name>classiscope::ComparisonPanel</name>
    <message>
        <source>Stop comparing</source>
        <translation>Vergleich beenden</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Compared with %1 (%2), dashed</source>
        <translation>Verglichen mit %1 (%2), gestrichelt</translation>
    </message>
</context>
<context>
    <name>classiscope::ConfusionKey</name>
    <message>
        <source>The stronger the colour, the larger the share of the true class</source>
        <translation>Je kräftiger die Farbe, desto größer der Anteil an der wahren Klasse</translation>
    </message>
    <message>
        <source>correct</source>
        <translation>richtig</translation>
    </message>
    <message>
        <source>mistake</source>
        <translation>Fehler</translation>
    </message>
</context>
<context>
    <name>classiscope::ConfusionView</name>
    <message>
        <source>Confusion matrix: %1</source>
        <translation>Konfusionsmatrix: %1</translation>
    </message>
</context>
<context>
    <name>classiscope::CopyButton</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation>%1 kopieren</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>classiscope::DropTarget</name>
    <message>
        <source>Drop to classify</source>
        <translation>Loslassen zum Klassifizieren</translation>
    </message>
</context>
<context>
    <name>classiscope::EndpointPanel</name>
    <message>
        <source>the address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>the command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Also there</source>
        <translation>Dort gibt es auch</translation>
    </message>
    <message>
        <source>Open in browser</source>
        <translation>Im Browser öffnen</translation>
    </message>
    <message>
        <source>Classify a picture from a terminal</source>
        <translation>Ein Bild im Terminal klassifizieren</translation>
    </message>
    <message>
        <source>page to try it in the browser</source>
        <translation>Seite zum Ausprobieren im Browser</translation>
    </message>
    <message>
        <source>the API, described</source>
        <translation>Beschreibung der API</translation>
    </message>
    <message>
        <source>is it ready?</source>
        <translation>ist er bereit?</translation>
    </message>
    <message>
        <source>the figures as JSON</source>
        <translation>die Zahlen als JSON</translation>
    </message>
    <message>
        <source>the figures for Prometheus</source>
        <translation>die Zahlen für Prometheus</translation>
    </message>
</context>
<context>
    <name>classiscope::EngineForm</name>
    <message>
        <source> megapixels</source>
        <translation> Megapixel</translation>
    </message>
    <message>
        <source>Where workers, threads, library, precision and batch are left at their defaults, what the benchmark saved for the model is used.</source>
        <translation>Wo Worker, Threads, Bibliothek, Genauigkeit und Batch auf ihren Standardwerten stehen, gilt, was der Benchmark für das Modell gespeichert hat.</translation>
    </message>
    <message>
        <source>From the next start of the program</source>
        <translation>Ab dem nächsten Start des Programms</translation>
    </message>
    <message>
        <source>given by %1</source>
        <translation>angegeben mit %1</translation>
    </message>
</context>
<context>
    <name>classiscope::Exporter</name>
    <message>
        <source>Export failed</source>
        <translation>Export fehlgeschlagen</translation>
    </message>
</context>
<context>
    <name>classiscope::FactsView</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Facts about the model</source>
        <translation>Daten des Modells</translation>
    </message>
</context>
<context>
    <name>classiscope::FigureRow</name>
    <message>
        <source>Last %1 seconds</source>
        <translation>Letzte %1 Sekunden</translation>
    </message>
    <message>
        <source>Since the start</source>
        <translation>Seit dem Start</translation>
    </message>
</context>
<context>
    <name>classiscope::FigureTable</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>&amp;Alles auswählen</translation>
    </message>
</context>
<context>
    <name>classiscope::FirstHint</name>
    <message>
        <source>Classify</source>
        <translation>Klassifizieren</translation>
    </message>
    <message>
        <source>Drop pictures anywhere on the window and read what is in them.</source>
        <translation>Bilder irgendwo auf das Fenster ziehen und lesen, was darauf ist.</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Switch it on, and other programs can send pictures over HTTP.</source>
        <translation>Ist er eingeschaltet, können andere Programme Bilder über HTTP senden.</translation>
    </message>
    <message>
        <source>Performance</source>
        <translation>Leistung</translation>
    </message>
    <message>
        <source>Watch live how fast the answers are and how much waits.</source>
        <translation>Zeigt laufend, wie schnell die Antworten sind und wie viel wartet.</translation>
    </message>
    <message>
        <source>F1 explains the place you are at.</source>
        <translation>F1 erklärt die Seite, die gerade zu sehen ist.</translation>
    </message>
    <message>
        <source>Got it</source>
        <translation>Verstanden</translation>
    </message>
    <message>
        <source>Do not show this explanation again</source>
        <translation>Diese Erklärung nicht mehr zeigen</translation>
    </message>
</context>
<context>
    <name>classiscope::FolderWatch</name>
    <message>
        <source>%1 is no longer watched: it cannot be read. Choose a folder that is there.</source>
        <translation>%1 wird nicht mehr überwacht: Der Ordner lässt sich nicht lesen. Wählen Sie einen Ordner, den es gibt.</translation>
    </message>
    <message>
        <source>%1 is no longer watched: it holds more than %2 pictures. Choose a folder with fewer.</source>
        <translation>%1 wird nicht mehr überwacht: Der Ordner enthält mehr als %2 Bilder. Wählen Sie einen Ordner mit weniger Bildern.</translation>
    </message>
</context>
<context>
    <name>classiscope::GeneralForm</name>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>given by %1</source>
        <translation>angegeben mit %1</translation>
    </message>
    <message>
        <source>from the next start of the program</source>
        <translation>ab dem nächsten Start des Programms</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Colour scheme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Open at the place where it was closed</source>
        <translation>An dem Ort öffnen, an dem es geschlossen wurde</translation>
    </message>
    <message>
        <source>Otherwise at Classify.</source>
        <translation>Sonst bei Klassifizieren.</translation>
    </message>
    <message>
        <source>Classify the pictures of the last list again</source>
        <translation>Die Bilder der letzten Liste erneut klassifizieren</translation>
    </message>
    <message>
        <source>Files that are gone are left out.</source>
        <translation>Dateien, die es nicht mehr gibt, bleiben weg.</translation>
    </message>
    <message>
        <source>Switch the server on with the window</source>
        <translation>Den Server mit dem Fenster einschalten</translation>
    </message>
    <message>
        <source>Given by %1 this time.</source>
        <translation>Diesmal angegeben mit %1.</translation>
    </message>
    <message>
        <source>On the address and port of the Server page.</source>
        <translation>Auf Adresse und Port der Seite Server.</translation>
    </message>
    <message>
        <source>Start Classiscope when I log in</source>
        <translation>Classiscope bei der Anmeldung starten</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Open files in the window that is open already</source>
        <translation>Dateien im schon offenen Fenster öffnen</translation>
    </message>
    <message>
        <source>%1 opens another window all the same. Counts from the next start.</source>
        <translation>%1 öffnet trotzdem ein weiteres Fenster. Gilt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>Closing the window leaves Classiscope in the tray</source>
        <translation>Beim Schließen des Fensters bleibt Classiscope im Benachrichtigungsfeld</translation>
    </message>
    <message>
        <source>With the server, if it is on. Quit ends it.</source>
        <translation>Mit dem Server, wenn er an ist. Beenden beendet es.</translation>
    </message>
    <message>
        <source>This desktop has no tray, so closing the window ends the program.</source>
        <translation>Dieser Desktop hat kein Benachrichtigungsfeld; das Schließen des Fensters beendet das Programm.</translation>
    </message>
</context>
<context>
    <name>classiscope::HelpMenu</name>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Classiscope &amp;help</source>
        <translation>Classiscope-&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;First steps</source>
        <translation>&amp;Erste Schritte</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;About Classiscope</source>
        <translation>Ü&amp;ber Classiscope</translation>
    </message>
</context>
<context>
    <name>classiscope::HelpWindow</name>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
</context>
<context>
    <name>classiscope::HowToBegin</name>
    <message>
        <source>Drop pictures here</source>
        <translation>Bilder hierher ziehen</translation>
    </message>
    <message>
        <source>Files, folders, or a picture from your browser</source>
        <translation>Dateien, Ordner oder ein Bild aus dem Browser</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>Open pictures</source>
        <translation>Bilder öffnen</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Paste a picture</source>
        <translation>Bild einfügen</translation>
    </message>
</context>
<context>
    <name>classiscope::ImageDownload</name>
    <message>
        <source>%1 is larger than %2 and was not downloaded; save it to a file and make it smaller.</source>
        <translation>%1 ist größer als %2 und wurde nicht heruntergeladen; speichern Sie das Bild in einer Datei, und verkleinern Sie es.</translation>
    </message>
    <message>
        <source>%1 did not answer for %2 seconds; try again, or save the picture to a file and drop that.</source>
        <translation>%1 hat %2 Sekunden lang nicht geantwortet; versuchen Sie es erneut, oder speichern Sie das Bild, und ziehen Sie die Datei hierher.</translation>
    </message>
    <message>
        <source>%1 could not be downloaded (%2); open the link in a browser, save the picture and drop the file.</source>
        <translation>%1 ließ sich nicht herunterladen (%2); öffnen Sie den Link im Browser, speichern Sie das Bild, und ziehen Sie die Datei hierher.</translation>
    </message>
    <message>
        <source>%1 is a web page, not a picture; drop the picture itself, or copy it and paste.</source>
        <translation>%1 ist eine Webseite, kein Bild; ziehen Sie das Bild selbst hierher, oder kopieren Sie es, und fügen Sie es ein.</translation>
    </message>
    <message>
        <source>Picture from a link</source>
        <translation>Bild von einem Link</translation>
    </message>
</context>
<context>
    <name>classiscope::ImageIntake</name>
    <message>
        <source>Pasted picture %1</source>
        <translation>Eingefügtes Bild %1</translation>
    </message>
    <message>
        <source>Open the model %1</source>
        <translation>Modell %1 öffnen</translation>
    </message>
    <message>
        <source>Classify this picture</source>
        <translation>Dieses Bild klassifizieren</translation>
    </message>
    <message>
        <source>Fetch the picture from %1 and classify it</source>
        <translation>Bild von %1 holen und klassifizieren</translation>
    </message>
    <message>
        <source>Fetch %1 pictures and classify them</source>
        <translation>%1 Bilder holen und klassifizieren</translation>
    </message>
</context>
<context>
    <name>classiscope::ImagePreview</name>
    <message>
        <source>Selected picture</source>
        <translation>Ausgewähltes Bild</translation>
    </message>
    <message>
        <source>&lt;p&gt;Wheel, + and −: zoom. Drag, arrow keys: move. Double click, 0: all of it.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Rad, + und −: vergrößern und verkleinern. Ziehen, Pfeiltasten: verschieben. Doppelklick, 0: das ganze Bild.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>%1 ×</source>
        <translation>%1 ×</translation>
    </message>
</context>
<context>
    <name>classiscope::LabCharts</name>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>end</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Nothing measured yet</source>
        <translation>Noch nichts gemessen</translation>
    </message>
</context>
<context>
    <name>classiscope::LabOptions</name>
    <message>
        <source>Quick: 20 s each</source>
        <translation>Schnell: je 20 s</translation>
    </message>
    <message>
        <source>Find the limit, p95 under</source>
        <translation>Grenze suchen, p95 unter</translation>
    </message>
    <message>
        <source>Every scenario for 20 seconds only, its users there after four</source>
        <translation>Jedes Szenario nur 20 Sekunden lang, seine Benutzer nach vier da</translation>
    </message>
    <message>
        <source>Repetitions</source>
        <translation>Wiederholungen</translation>
    </message>
    <message>
        <source>How often each scenario is run; several show the spread</source>
        <translation>Wie oft jedes Szenario läuft; mehrmals zeigt, wie sehr es streut</translation>
    </message>
    <message>
        <source> ×</source>
        <translation> ×</translation>
    </message>
    <message>
        <source>Searches the highest rate at which 95 % of the answers come within this time; some 2 minutes</source>
        <translation>Sucht die höchste Rate, bei der 95 % der Antworten in dieser Zeit kommen; etwa 2 Minuten</translation>
    </message>
    <message>
        <source>Budgets in milliseconds</source>
        <translation>Zeitgrenzen in Millisekunden</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
</context>
<context>
    <name>classiscope::LabPictures</name>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>What the requests send: made JPEGs, or your own photos in random order</source>
        <translation>Was die Anfragen schicken: erzeugte JPEGs, oder eigene Fotos in zufälliger Folge</translation>
    </message>
    <message>
        <source>Made pictures</source>
        <translation>Erzeugte Bilder</translation>
    </message>
    <message>
        <source>Photos of a folder…</source>
        <translation>Fotos aus einem Ordner…</translation>
    </message>
    <message>
        <source>Photos of a list…</source>
        <translation>Fotos aus einer Liste…</translation>
    </message>
    <message>
        <source>Photos to send</source>
        <translation>Fotos zum Schicken</translation>
    </message>
    <message>
        <source>A list of photos: a path a line</source>
        <translation>Eine Liste von Fotos: je Zeile ein Pfad</translation>
    </message>
</context>
<context>
    <name>classiscope::LabPlanView</name>
    <message>
        <source>What is wrong</source>
        <translation>Was nicht stimmt</translation>
    </message>
    <message>
        <source>Tar&amp;get</source>
        <translation>&amp;Ziel</translation>
    </message>
    <message>
        <source>P&amp;ictures</source>
        <translation>Bi&amp;lder</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
</context>
<context>
    <name>classiscope::LabReports</name>
    <message>
        <source>Open the report %1</source>
        <translation>Den Bericht %1 öffnen</translation>
    </message>
    <message>
        <source>A load test runs. Open the report when it has ended.</source>
        <translation>Ein Lasttest läuft. Öffnen Sie den Bericht, wenn er beendet ist.</translation>
    </message>
    <message>
        <source>Load reports (*.json)</source>
        <translation>Lastberichte (*.json)</translation>
    </message>
    <message>
        <source>Open a saved report</source>
        <translation>Gespeicherten Bericht öffnen</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>Save the report as a file</source>
        <translation>Den Bericht als Datei speichern</translation>
    </message>
    <message>
        <source>To hand on (&amp;HTML)…</source>
        <translation>Zum Weitergeben (&amp;HTML)…</translation>
    </message>
    <message>
        <source>HTML pages (*.html)</source>
        <translation>HTML-Seiten (*.html)</translation>
    </message>
    <message>
        <source>As text (&amp;Markdown)…</source>
        <translation>Als Text (&amp;Markdown)…</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>Runs as a table (&amp;CSV)…</source>
        <translation>Läufe als Tabelle (&amp;CSV)…</translation>
    </message>
    <message>
        <source>CSV tables (*.csv)</source>
        <translation>CSV-Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>To open again (&amp;JSON)…</source>
        <translation>Zum Wiederöffnen (&amp;JSON)…</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 gespeichert</translation>
    </message>
    <message>
        <source>No browser could be opened: save the report and open it there.</source>
        <translation>Es ließ sich kein Browser öffnen: Speichern Sie den Bericht und öffnen Sie ihn dort.</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Berichte</translation>
    </message>
    <message>
        <source>Open, import or compare reports</source>
        <translation>Berichte öffnen, importieren oder vergleichen</translation>
    </message>
    <message>
        <source>&amp;Open a saved report…</source>
        <translation>Gespeicherten Bericht ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>&amp;Import Locust CSV…</source>
        <translation>Locust-CSV &amp;importieren…</translation>
    </message>
    <message>
        <source>Import Locust CSV</source>
        <translation>Locust-CSV importieren</translation>
    </message>
    <message>
        <source>Locust&apos;s statistics (*.csv)</source>
        <translation>Statistiken von Locust (*.csv)</translation>
    </message>
    <message>
        <source>&amp;Compare with a saved report…</source>
        <translation>Mit gespeichertem Bericht &amp;vergleichen…</translation>
    </message>
    <message>
        <source>Compare with a saved report</source>
        <translation>Mit gespeichertem Bericht vergleichen</translation>
    </message>
    <message>
        <source>Open report</source>
        <translation>Bericht öffnen</translation>
    </message>
    <message>
        <source>Open the report in the browser</source>
        <translation>Den Bericht im Browser öffnen</translation>
    </message>
</context>
<context>
    <name>classiscope::LabResultView</name>
    <message>
        <source>with p95 under %1</source>
        <translation>mit p95 unter %1</translation>
    </message>
    <message>
        <source>%1 requests/s</source>
        <translation>%1 Anfragen/s</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>more than %1</source>
        <translation>mehr als %1</translation>
    </message>
    <message>
        <source>The highest rate of arriving requests at which 95 % of the answers come within this time</source>
        <translation>Die höchste Rate ankommender Anfragen, bei der 95 % der Antworten in dieser Zeit kommen</translation>
    </message>
    <message>
        <source>The load generator was at its limit.</source>
        <translation>Der Lastgenerator war an seiner Grenze.</translation>
    </message>
    <message>
        <source>1 core</source>
        <translation>1 Kern</translation>
    </message>
    <message>
        <source>%1 cores</source>
        <translation>%1 Kerne</translation>
    </message>
    <message>
        <source>1 worker a server</source>
        <translation>1 Worker je Server</translation>
    </message>
    <message>
        <source>%1 workers a server</source>
        <translation>%1 Worker je Server</translation>
    </message>
    <message>
        <source>Failed – %1</source>
        <translation>Fehlgeschlagen – %1</translation>
    </message>
    <message>
        <source>The load generator took %1 of a core.</source>
        <translation>Der Lastgenerator brauchte %1 eines Kerns.</translation>
    </message>
</context>
<context>
    <name>classiscope::LabRunner</name>
    <message>
        <source>The load test could not be started: %1</source>
        <translation>Der Lasttest ließ sich nicht starten: %1</translation>
    </message>
    <message>
        <source>The load test was ended from outside.</source>
        <translation>Der Lasttest wurde von außen beendet.</translation>
    </message>
    <message>
        <source>The load test ended with code %1 and gave no reason.</source>
        <translation>Der Lasttest endete mit Code %1 und nannte keinen Grund.</translation>
    </message>
</context>
<context>
    <name>classiscope::LabRunningView</name>
    <message>
        <source>What runs now</source>
        <translation>Was gerade läuft</translation>
    </message>
    <message>
        <source>Progress in figures</source>
        <translation>Fortschritt in Zahlen</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>At a rate: requests that are on their way</source>
        <translation>Bei einer Rate: Anfragen, die unterwegs sind</translation>
    </message>
    <message>
        <source>Requests/s</source>
        <translation>Anfragen/s</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>95 % of the last second&apos;s answers came within this time</source>
        <translation>95 % der Antworten der letzten Sekunde kamen in dieser Zeit</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Of the last second&apos;s requests</source>
        <translation>Von den Anfragen der letzten Sekunde</translation>
    </message>
    <message>
        <source>Generator</source>
        <translation>Generator</translation>
    </message>
    <message>
        <source>Of a core, for making the load; it has one thread</source>
        <translation>Eines Kerns, um die Last zu machen; er hat einen Thread</translation>
    </message>
    <message>
        <source>The load generator itself is at its limit: the figures tell of it, not of the server. Plan fewer users or a lower rate, or let it run on another computer.</source>
        <translation>Der Lastgenerator selbst ist an seiner Grenze: Die Zahlen sagen etwas über ihn, nicht über den Server. Planen Sie weniger Benutzer oder eine niedrigere Rate, oder lassen Sie ihn auf einem anderen Computer laufen.</translation>
    </message>
    <message>
        <source>Failed so far – %1</source>
        <translation>Bisher fehlgeschlagen – %1</translation>
    </message>
    <message>
        <source>Stopping; what is measured stays…</source>
        <translation>Hält an; was gemessen ist, bleibt…</translation>
    </message>
    <message>
        <source>%1 · about %2 left</source>
        <translation>%1 · noch etwa %2</translation>
    </message>
</context>
<context>
    <name>classiscope::LabRunsModel</name>
    <message>
        <source>%1, stopped</source>
        <translation>%1, angehalten</translation>
    </message>
    <message>
        <source>1 instance</source>
        <translation>1 Instanz</translation>
    </message>
    <message>
        <source>%1 instances</source>
        <translation>%1 Instanzen</translation>
    </message>
    <message>
        <source>repetition %1</source>
        <translation>Wiederholung %1</translation>
    </message>
    <message>
        <source>Response time in milliseconds, as the client saw it</source>
        <translation>Antwortzeit in Millisekunden, wie der Client sie sah</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>Szenario</translation>
    </message>
    <message>
        <source>Instances</source>
        <translation>Instanzen</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Success</source>
        <translation>Erfolg</translation>
    </message>
    <message>
        <source>Avg ms</source>
        <translation>Ø ms</translation>
    </message>
    <message>
        <source>Min ms</source>
        <translation>Min ms</translation>
    </message>
    <message>
        <source>Max ms</source>
        <translation>Max ms</translation>
    </message>
    <message>
        <source>Req/s</source>
        <translation>Anfr./s</translation>
    </message>
    <message>
        <source>p50 ms</source>
        <translation>p50 ms</translation>
    </message>
    <message>
        <source>p95 ms</source>
        <translation>p95 ms</translation>
    </message>
    <message>
        <source>p99 ms</source>
        <translation>p99 ms</translation>
    </message>
</context>
<context>
    <name>classiscope::LabRunsTable</name>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
</context>
<context>
    <name>classiscope::LabTargetForm</name>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>This window&apos;s server</source>
        <translation>Server dieses Fensters</translation>
    </message>
    <message>
        <source>Another address</source>
        <translation>Andere Adresse</translation>
    </message>
    <message>
        <source>New servers behind nginx</source>
        <translation>Neue Server hinter nginx</translation>
    </message>
    <message>
        <source>Switch it on</source>
        <translation>Einschalten</translation>
    </message>
    <message>
        <source>Switch this window&apos;s server on</source>
        <translation>Den Server dieses Fensters einschalten</translation>
    </message>
    <message>
        <source>How many servers</source>
        <translation>Wie viele Server</translation>
    </message>
    <message>
        <source>servers: all scenarios with each of these numbers</source>
        <translation>Server: alle Szenarien mit jeder dieser Anzahlen</translation>
    </message>
    <message>
        <source>on, at %1</source>
        <translation>ein, auf %1</translation>
    </message>
    <message>
        <source>is being switched on…</source>
        <translation>wird eingeschaltet…</translation>
    </message>
    <message>
        <source>is being switched off…</source>
        <translation>wird ausgeschaltet…</translation>
    </message>
    <message>
        <source>off; a start of the test switches it on</source>
        <translation>aus; ein Start des Tests schaltet ihn ein</translation>
    </message>
</context>
<context>
    <name>classiscope::LayersModel</name>
    <message>
        <source>No.</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>Schicht</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
</context>
<context>
    <name>classiscope::LimitField</name>
    <message>
        <source> KiB/s</source>
        <translation> KiB/s</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
</context>
<context>
    <name>classiscope::LimitsForm</name>
    <message>
        <source>A request</source>
        <translation>Eine Anfrage</translation>
    </message>
    <message>
        <source>Repeated pictures</source>
        <translation>Wiederholte Bilder</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Zeiten</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>Protokolle</translation>
    </message>
    <message>
        <source>%1, default %2, %3</source>
        <translation>%1, Standard %2, %3</translation>
    </message>
    <message>
        <source>given by %1</source>
        <translation>angegeben mit %1</translation>
    </message>
</context>
<context>
    <name>classiscope::ListenForm</name>
    <message>
        <source>This computer only (127.0.0.1)</source>
        <translation>Nur dieser Computer (127.0.0.1)</translation>
    </message>
    <message>
        <source>Everyone on the network (0.0.0.0)</source>
        <translation>Alle im Netzwerk (0.0.0.0)</translation>
    </message>
    <message>
        <source>Only the address %1</source>
        <translation>Nur die Adresse %1</translation>
    </message>
    <message>
        <source>Any free one</source>
        <translation>Irgendein freier</translation>
    </message>
    <message>
        <source>&amp;Reachable by</source>
        <translation>&amp;Erreichbar für</translation>
    </message>
    <message>
        <source>P&amp;ort</source>
        <translation>P&amp;ort</translation>
    </message>
    <message>
        <source>Switch the server off to change where it listens</source>
        <translation>Zum Ändern den Server ausschalten</translation>
    </message>
</context>
<context>
    <name>classiscope::LoadLabPage</name>
    <message>
        <source>How much load does the server bear?</source>
        <translation>Wie viel Last trägt der Server?</translation>
    </message>
    <message>
        <source>&amp;Quick run of all scenarios</source>
        <translation>Schnelllauf aller S&amp;zenarien</translation>
    </message>
    <message>
        <source>&amp;Plan a run</source>
        <translation>Lauf &amp;planen</translation>
    </message>
    <message>
        <source>Sends pictures as many users would, in scenarios from light to peak, and shows how many requests a second are answered and how long that takes. A program of its own makes the load. At the end there is a report to hand on.</source>
        <translation>Schickt Bilder, wie es viele Benutzer täten, in Szenarien von leicht bis Spitze, und zeigt, wie viele Anfragen pro Sekunde beantwortet werden und wie lange das dauert. Die Last macht ein eigenes Programm. Am Ende steht ein Bericht zum Weitergeben.</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Load lab</source>
        <translation>Lastlabor</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Starten</translation>
    </message>
    <message>
        <source>Start the load test</source>
        <translation>Den Lasttest starten</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>Anha&amp;lten</translation>
    </message>
    <message>
        <source>Stop the load test</source>
        <translation>Den Lasttest anhalten</translation>
    </message>
    <message>
        <source>What is measured so far stays</source>
        <translation>Was bisher gemessen ist, bleibt</translation>
    </message>
    <message>
        <source>Switching the server on</source>
        <translation>Der Server wird eingeschaltet</translation>
    </message>
    <message>
        <source>Load another computer?</source>
        <translation>Anderen Computer belasten?</translation>
    </message>
    <message>
        <source>%1 is not this computer. A load test keeps it as busy as an attack would.</source>
        <translation>%1 ist nicht dieser Computer. Ein Lasttest beschäftigt ihn so sehr wie ein Angriff.</translation>
    </message>
    <message>
        <source>Go on only when it is yours, or its owner agreed.</source>
        <translation>Machen Sie nur weiter, wenn es Ihrer ist oder sein Besitzer zugestimmt hat.</translation>
    </message>
    <message>
        <source>I may, start</source>
        <translation>Ich darf, starten</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Startet</translation>
    </message>
    <message>
        <source>Stopped before anything was measured.</source>
        <translation>Angehalten, ehe etwas gemessen war.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>&amp;End at once</source>
        <translation>Sofort be&amp;enden</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Takes %1; everything else in the window goes on.</source>
        <translation>Dauert %1; alles andere im Fenster geht weiter.</translation>
    </message>
    <message>
        <source>Use port %1</source>
        <translation>Port %1 benutzen</translation>
    </message>
</context>
<context>
    <name>classiscope::MainWindow</name>
    <message>
        <source>Classify</source>
        <translation>Klassifizieren</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Performance</source>
        <translation>Leistung</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Benchmark</source>
        <translation>Benchmark</translation>
    </message>
    <message>
        <source>Model not opened</source>
        <translation>Modell nicht geöffnet</translation>
    </message>
    <message>
        <source>%1 was not opened.</source>
        <translation>%1 wurde nicht geöffnet.</translation>
    </message>
    <message>
        <source>%1 stays in use.</source>
        <translation>%1 wird weiter verwendet.</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>&amp;Öffnen…</translation>
    </message>
    <message>
        <source>Open &amp;folder…</source>
        <translation>&amp;Ordner öffnen…</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>Open &amp;model…</source>
        <translation>&amp;Modell öffnen…</translation>
    </message>
    <message>
        <source>Open model fol&amp;der…</source>
        <translation>Mo&amp;dellordner öffnen…</translation>
    </message>
    <message>
        <source>&amp;Export results</source>
        <translation>E&amp;rgebnisse exportieren</translation>
    </message>
    <message>
        <source>&amp;CSV…</source>
        <translation>&amp;CSV…</translation>
    </message>
    <message>
        <source>&amp;JSON…</source>
        <translation>&amp;JSON…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Copy results</source>
        <translation>Ergebnisse &amp;kopieren</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>&amp;Alles auswählen</translation>
    </message>
    <message>
        <source>Classify a&amp;gain</source>
        <translation>&amp;Erneut klassifizieren</translation>
    </message>
    <message>
        <source>C&amp;lear the list</source>
        <translation>&amp;Liste leeren</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Classify</source>
        <translation>&amp;Klassifizieren</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>&amp;Server</translation>
    </message>
    <message>
        <source>&amp;Performance</source>
        <translation>&amp;Leistung</translation>
    </message>
    <message>
        <source>&amp;Requests</source>
        <translation>&amp;Anfragen</translation>
    </message>
    <message>
        <source>&amp;Benchmark</source>
        <translation>&amp;Benchmark</translation>
    </message>
    <message>
        <source>Colour sc&amp;heme</source>
        <translation>&amp;Farbschema</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation>&amp;System</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>E&amp;xtras</translation>
    </message>
    <message>
        <source>&amp;Benchmark this model…</source>
        <translation>&amp;Benchmark dieses Modells…</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>&amp;Watch a folder…</source>
        <translation>Ordner über&amp;wachen…</translation>
    </message>
    <message>
        <source>&amp;Save model as package…</source>
        <translation>Modell als &amp;Paket speichern…</translation>
    </message>
    <message>
        <source>&amp;HTML report…</source>
        <translation>&amp;HTML-Bericht…</translation>
    </message>
    <message>
        <source>&amp;Undo clear</source>
        <translation>Leeren rück&amp;gängig machen</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>Ein&amp;stellungen…</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>&amp;Modell</translation>
    </message>
    <message>
        <source>&amp;Compare with another model…</source>
        <translation>Mit anderem Modell &amp;vergleichen…</translation>
    </message>
    <message>
        <source>Load lab</source>
        <translation>Lastlabor</translation>
    </message>
    <message>
        <source>&amp;Load lab</source>
        <translation>Las&amp;tlabor</translation>
    </message>
    <message>
        <source>&amp;Load lab…</source>
        <translation>&amp;Lastlabor…</translation>
    </message>
    <message>
        <source>Choose &amp;another…</source>
        <translation>&amp;Anderes wählen…</translation>
    </message>
</context>
<context>
    <name>classiscope::ModelChooser</name>
    <message>
        <source>Open model</source>
        <translation>Modell öffnen</translation>
    </message>
    <message>
        <source>Models (model.json *.onnx *.caffemodel *.pb)</source>
        <translation>Modelle (model.json *.onnx *.caffemodel *.pb)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open model folder</source>
        <translation>Modellordner öffnen</translation>
    </message>
</context>
<context>
    <name>classiscope::ModelEmpty</name>
    <message>
        <source>Open &amp;model…</source>
        <translation>&amp;Modell öffnen…</translation>
    </message>
    <message>
        <source>Open model fol&amp;der…</source>
        <translation>Modell&amp;ordner öffnen…</translation>
    </message>
    <message>
        <source>Loading %1…</source>
        <translation>%1 wird geladen…</translation>
    </message>
    <message>
        <source>The network is read, checked and run once. That takes a moment.</source>
        <translation>Das Netz wird gelesen, geprüft und einmal ausgeführt. Das dauert einen Moment.</translation>
    </message>
    <message>
        <source>The model was not opened</source>
        <translation>Das Modell wurde nicht geöffnet</translation>
    </message>
    <message>
        <source>No model is open</source>
        <translation>Kein Modell ist offen</translation>
    </message>
    <message>
        <source>Open a model package, or a network file: ONNX, Caffe or TensorFlow.</source>
        <translation>Öffnen Sie ein Modellpaket oder eine Netzdatei: ONNX, Caffe oder TensorFlow.</translation>
    </message>
</context>
<context>
    <name>classiscope::ModelPage</name>
    <message>
        <source>these facts as text</source>
        <translation>Daten als Text</translation>
    </message>
    <message>
        <source>&amp;Measure</source>
        <translation>&amp;Messen</translation>
    </message>
    <message>
        <source>Time some forward passes of one picture</source>
        <translation>Einige Vorwärtsläufe eines Bildes messen</translation>
    </message>
    <message>
        <source>&amp;Benchmark…</source>
        <translation>Benchmar&amp;k…</translation>
    </message>
    <message>
        <source>Find the fastest setting for this model on the Benchmark page</source>
        <translation>Auf der Seite Benchmark die schnellste Einstellung für dieses Modell finden</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Filter the classes</source>
        <translation>Klassen filtern</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>Filter the layers</source>
        <translation>Schichten filtern</translation>
    </message>
    <message>
        <source>%1 · version %2</source>
        <translation>%1 · Version %2</translation>
    </message>
    <message>
        <source>Classes (%1)</source>
        <translation>Klassen (%1)</translation>
    </message>
    <message>
        <source>Layers (%1)</source>
        <translation>Schichten (%1)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>Abbre&amp;chen</translation>
    </message>
    <message>
        <source>Loading %1…</source>
        <translation>%1 wird geladen…</translation>
    </message>
    <message>
        <source>1 class</source>
        <translation>1 Klasse</translation>
    </message>
    <message>
        <source>%1 classes</source>
        <translation>%1 Klassen</translation>
    </message>
    <message>
        <source>%1 of %2 classes</source>
        <translation>%1 von %2 Klassen</translation>
    </message>
    <message>
        <source>1 layer</source>
        <translation>1 Schicht</translation>
    </message>
    <message>
        <source>%1 layers</source>
        <translation>%1 Schichten</translation>
    </message>
    <message>
        <source>%1 of %2 layers</source>
        <translation>%1 von %2 Schichten</translation>
    </message>
</context>
<context>
    <name>classiscope::OldAnswers</name>
    <message>
        <source>1 answer is from before the model was changed.</source>
        <translation>1 Antwort stammt von vor dem Wechsel des Modells.</translation>
    </message>
    <message>
        <source>%1 answers are from before the model was changed.</source>
        <translation>%1 Antworten stammen von vor dem Wechsel des Modells.</translation>
    </message>
    <message>
        <source>1 answer is of the model %1.</source>
        <translation>1 Antwort stammt vom Modell %1.</translation>
    </message>
    <message>
        <source>%1 answers are of the model %2.</source>
        <translation>%1 Antworten stammen vom Modell %2.</translation>
    </message>
    <message>
        <source>Classify again with %1</source>
        <translation>Erneut mit %1 klassifizieren</translation>
    </message>
</context>
<context>
    <name>classiscope::PackageSaver</name>
    <message>
        <source>Save model as package</source>
        <translation>Modell als Paket speichern</translation>
    </message>
    <message>
        <source>Folder name:</source>
        <translation>Name des Ordners:</translation>
    </message>
    <message>
        <source>Replace the package?</source>
        <translation>Paket ersetzen?</translation>
    </message>
    <message>
        <source>%1 holds a package already.</source>
        <translation>%1 enthält schon ein Paket.</translation>
    </message>
    <message>
        <source>Replacing it removes the model that is there: %1</source>
        <translation>Das Ersetzen entfernt das Modell, das dort ist: %1</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>&amp;Ersetzen</translation>
    </message>
    <message>
        <source>Model saved</source>
        <translation>Modell gespeichert</translation>
    </message>
    <message>
        <source>The model was saved as the package %1.</source>
        <translation>Das Modell wurde als Paket %1 gespeichert.</translation>
    </message>
    <message>
        <source>Model not saved</source>
        <translation>Modell nicht gespeichert</translation>
    </message>
    <message>
        <source>The model was not saved.</source>
        <translation>Das Modell wurde nicht gespeichert.</translation>
    </message>
</context>
<context>
    <name>classiscope::PerformanceExports</name>
    <message>
        <source>Report to hand on (HTML)…</source>
        <translation>Bericht zum Weitergeben (HTML)…</translation>
    </message>
    <message>
        <source>Charts as a picture (PNG)…</source>
        <translation>Diagramme als Bild (PNG)…</translation>
    </message>
    <message>
        <source>Charts as a drawing (SVG)…</source>
        <translation>Diagramme als Zeichnung (SVG)…</translation>
    </message>
    <message>
        <source>Values as a table (CSV)…</source>
        <translation>Werte als Tabelle (CSV)…</translation>
    </message>
    <message>
        <source>Classiscope performance</source>
        <translation>Leistung von Classiscope</translation>
    </message>
    <message>
        <source>Export charts</source>
        <translation>Diagramme exportieren</translation>
    </message>
    <message>
        <source>PNG pictures (*.png)</source>
        <translation>PNG-Bilder (*.png)</translation>
    </message>
    <message>
        <source>SVG drawings (*.svg)</source>
        <translation>SVG-Zeichnungen (*.svg)</translation>
    </message>
    <message>
        <source>Export report</source>
        <translation>Bericht exportieren</translation>
    </message>
    <message>
        <source>HTML pages (*.html)</source>
        <translation>HTML-Seiten (*.html)</translation>
    </message>
    <message>
        <source>Export values</source>
        <translation>Werte exportieren</translation>
    </message>
    <message>
        <source>CSV tables (*.csv)</source>
        <translation>CSV-Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>Save run</source>
        <translation>Lauf speichern</translation>
    </message>
    <message>
        <source>Saved runs (*.json)</source>
        <translation>Gespeicherte Läufe (*.json)</translation>
    </message>
</context>
<context>
    <name>classiscope::PerformancePage</name>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Last minute</source>
        <translation>Letzte Minute</translation>
    </message>
    <message>
        <source>Last %1 minutes</source>
        <translation>Letzte %1 Minuten</translation>
    </message>
    <message>
        <source>All traffic</source>
        <translation>Gesamter Verkehr</translation>
    </message>
    <message>
        <source>HTTP only</source>
        <translation>Nur HTTP</translation>
    </message>
    <message>
        <source>Window only</source>
        <translation>Nur Fenster</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>%1 gespeichert</translation>
    </message>
    <message>
        <source>Time range</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Traffic shown</source>
        <translation>Gezeigter Verkehr</translation>
    </message>
    <message>
        <source>Requests over HTTP, pictures classified in this window, or both</source>
        <translation>Anfragen über HTTP, in diesem Fenster klassifizierte Bilder oder beides</translation>
    </message>
    <message>
        <source>Keep what is shown; counting goes on</source>
        <translation>Anzeige anhalten; gezählt wird weiter</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Paused; counting goes on</source>
        <translation>Angehalten; gezählt wird weiter</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>%1, cores: %2</source>
        <translation>%1, Kerne: %2</translation>
    </message>
    <message>
        <source>Drag over a chart to look closer, or use + and −, or Ctrl and the mouse wheel; a double click or 0 shows all again</source>
        <translation>Ziehen über ein Diagramm vergrößert, ebenso + und − oder Strg und das Mausrad; ein Doppelklick oder 0 zeigt wieder alles</translation>
    </message>
    <message>
        <source>The whole time range again (double click in a chart, or 0)</source>
        <translation>Wieder der ganze Zeitraum (Doppelklick in ein Diagramm, oder 0)</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Keep what is shown, and compare with what was kept</source>
        <translation>Aufheben, was gezeigt wird, und mit Aufgehobenem vergleichen</translation>
    </message>
    <message>
        <source>Save run…</source>
        <translation>Lauf speichern…</translation>
    </message>
    <message>
        <source>Compare with a saved run…</source>
        <translation>Mit gespeichertem Lauf vergleichen…</translation>
    </message>
</context>
<context>
    <name>classiscope::PreprocessingDialog</name>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Input width</source>
        <translation>Breite der Eingabe</translation>
    </message>
    <message>
        <source>Input height</source>
        <translation>Höhe der Eingabe</translation>
    </message>
    <message>
        <source>The first output is a background class without a label</source>
        <translation>Die erste Ausgabe ist eine Hintergrundklasse ohne Namen</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>A network file alone does not say how it wants its pictures. Its model card or training code does; most networks follow one of the presets.</source>
        <translation>Eine Netzdatei allein sagt nicht, wie sie ihre Bilder haben will. Das steht in der Modellbeschreibung oder im Trainingscode; die meisten Netze folgen einer der Vorlagen.</translation>
    </message>
    <message>
        <source>torchvision (ImageNet mean and deviation)</source>
        <translation>torchvision (Mittelwert und Abweichung von ImageNet)</translation>
    </message>
    <message>
        <source>TensorFlow (−1 to 1)</source>
        <translation>TensorFlow (−1 bis 1)</translation>
    </message>
    <message>
        <source>Caffe (BGR, mean subtracted)</source>
        <translation>Caffe (BGR, Mittelwert abgezogen)</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>Eigene</translation>
    </message>
    <message>
        <source>RGB</source>
        <translation>RGB</translation>
    </message>
    <message>
        <source>BGR</source>
        <translation>BGR</translation>
    </message>
    <message>
        <source>Stretch to the input</source>
        <translation>Auf die Eingabe strecken</translation>
    </message>
    <message>
        <source>Crop the middle</source>
        <translation>Mitte ausschneiden</translation>
    </message>
    <message>
        <source>Letterbox</source>
        <translation>Einpassen mit Rand</translation>
    </message>
    <message>
        <source>Logits (softmax is applied)</source>
        <translation>Logits (Softmax wird angewandt)</translation>
    </message>
    <message>
        <source>Probabilities</source>
        <translation>Wahrscheinlichkeiten</translation>
    </message>
    <message>
        <source>&amp;Preset</source>
        <translation>&amp;Vorlage</translation>
    </message>
    <message>
        <source>&amp;Labels file</source>
        <translation>&amp;Klassendatei</translation>
    </message>
    <message>
        <source>Labels, one a line (*.txt);;All files (*)</source>
        <translation>Klassennamen, einer pro Zeile (*.txt);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>labels.txt beside the network</source>
        <translation>labels.txt neben dem Netz</translation>
    </message>
    <message>
        <source>Prototxt &amp;file</source>
        <translation>Prototxt-&amp;Datei</translation>
    </message>
    <message>
        <source>Caffe (*.prototxt);;All files (*)</source>
        <translation>Caffe (*.prototxt);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>the .prototxt beside the network</source>
        <translation>die .prototxt neben dem Netz</translation>
    </message>
    <message>
        <source>Input &amp;width, height</source>
        <translation>&amp;Breite, Höhe der Eingabe</translation>
    </message>
    <message>
        <source>&amp;Colour order</source>
        <translation>&amp;Farbreihenfolge</translation>
    </message>
    <message>
        <source>F&amp;it</source>
        <translation>Ein&amp;passung</translation>
    </message>
    <message>
        <source>&amp;Mean</source>
        <translation>&amp;Mittelwert</translation>
    </message>
    <message>
        <source>&amp;Standard deviation</source>
        <translation>&amp;Standardabweichung</translation>
    </message>
    <message>
        <source>&amp;Output</source>
        <translation>&amp;Ausgabe</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Vorlage</translation>
    </message>
    <message>
        <source>Colour order</source>
        <translation>Farbreihenfolge</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassung</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>Skalierung</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <translation>Wählen: %1</translation>
    </message>
    <message>
        <source>%1, channel %2</source>
        <translation>%1, Kanal %2</translation>
    </message>
    <message>
        <source>A standard deviation of 0 would divide by zero; 1 leaves the pixels as they are.</source>
        <translation>Eine Standardabweichung von 0 würde durch null teilen; 1 lässt die Pixel, wie sie sind.</translation>
    </message>
    <message>
        <source>Scal&amp;e</source>
        <translation>Ska&amp;lierung</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>Bild wählen</translation>
    </message>
    <message>
        <source>Pictures (*.jpg *.jpeg *.png *.webp *.bmp *.tif *.tiff);;All files (*)</source>
        <translation>Bilder (*.jpg *.jpeg *.png *.webp *.bmp *.tif *.tiff);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>classiscope::PreviewPane</name>
    <message>
        <source>The picture as the network sees it</source>
        <translation>Das Bild, wie das Netz es sieht</translation>
    </message>
    <message>
        <source>Pict&amp;ure…</source>
        <translation>B&amp;ild…</translation>
    </message>
    <message>
        <source>Choose a picture for the preview</source>
        <translation>Bild für die Vorschau wählen</translation>
    </message>
    <message>
        <source>As the network sees it</source>
        <translation>Wie das Netz es sieht</translation>
    </message>
    <message>
        <source>The network is being read…</source>
        <translation>Das Netz wird gelesen…</translation>
    </message>
    <message>
        <source>No preview</source>
        <translation>Keine Vorschau</translation>
    </message>
    <message>
        <source>class %1</source>
        <translation>Klasse %1</translation>
    </message>
    <message>
        <source>No picture</source>
        <translation>Kein Bild</translation>
    </message>
    <message>
        <source>Choose a picture to see what the network makes of it.</source>
        <translation>Wählen Sie ein Bild, um zu sehen, was das Netz daraus macht.</translation>
    </message>
    <message>
        <source>%1 × %2 pixels, as numbers from %3 to %4</source>
        <translation>%1 × %2 Pixel, als Zahlen von %3 bis %4</translation>
    </message>
    <message>
        <source>The network wants an input of %1 × %2 pixels.</source>
        <translation>Das Netz will eine Eingabe von %1 × %2 Pixeln.</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>No labels yet: choose a file with one class a line, or put labels.txt beside the network.</source>
        <translation>Noch keine Klassennamen: Wählen Sie eine Datei mit einer Klasse pro Zeile, oder legen Sie labels.txt neben das Netz.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>The network gives %1 numbers, but there are %2 labels</source>
        <translation>Das Netz gibt %1 Zahlen aus, es gibt aber %2 Klassennamen</translation>
    </message>
    <message>
        <source>%1: its first output is a background class.</source>
        <translation>%1: Seine erste Ausgabe ist eine Hintergrundklasse.</translation>
    </message>
    <message>
        <source>%1: no output is a background class.</source>
        <translation>%1: Keine Ausgabe ist eine Hintergrundklasse.</translation>
    </message>
    <message>
        <source>Set it</source>
        <translation>Einstellen</translation>
    </message>
    <message>
        <source>%1; choose the labels file that belongs to it.</source>
        <translation>%1; wählen Sie die Klassendatei, die dazugehört.</translation>
    </message>
</context>
<context>
    <name>classiscope::RecentList</name>
    <message>
        <source>O&amp;pen</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Recent models</source>
        <translation>Zuletzt geöffnete Modelle</translation>
    </message>
    <message>
        <source>Open the chosen model</source>
        <translation>Das ausgewählte Modell öffnen</translation>
    </message>
    <message>
        <source>Remove the chosen model from this list</source>
        <translation>Das ausgewählte Modell aus dieser Liste entfernen</translation>
    </message>
    <message>
        <source>Take it out of this list; its files stay</source>
        <translation>Aus dieser Liste nehmen; die Dateien bleiben</translation>
    </message>
    <message>
        <source>Models you open are listed here.</source>
        <translation>Hier stehen die Modelle, die geöffnet wurden.</translation>
    </message>
    <message>
        <source>A network file opened again keeps its preprocessing settings.</source>
        <translation>Eine Netzdatei, die wieder geöffnet wird, behält die Einstellungen ihrer Vorverarbeitung.</translation>
    </message>
</context>
<context>
    <name>classiscope::RecentMenu</name>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>%1 (missing)</source>
        <translation>%1 (fehlt)</translation>
    </message>
    <message>
        <source>&amp;Recent models</source>
        <translation>&amp;Zuletzt geöffnete Modelle</translation>
    </message>
    <message>
        <source>No model was opened yet</source>
        <translation>Noch kein Modell geöffnet</translation>
    </message>
    <message>
        <source>Model not opened</source>
        <translation>Modell nicht geöffnet</translation>
    </message>
    <message>
        <source>%1 is missing.</source>
        <translation>%1 fehlt.</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
</context>
<context>
    <name>classiscope::RecentModels</name>
    <message>
        <source>%1 is not there any more; put it back, or remove it from the recent models.</source>
        <translation>%1 gibt es dort nicht mehr; legen Sie das Modell zurück, oder entfernen Sie es aus den zuletzt geöffneten.</translation>
    </message>
</context>
<context>
    <name>classiscope::RecentTableModel</name>
    <message>
        <source>%1 (missing)</source>
        <translation>%1 (fehlt)</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Taste</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Speicherort</translation>
    </message>
</context>
<context>
    <name>classiscope::ReportProgress</name>
    <message>
        <source>Progress of the report</source>
        <translation>Fortschritt des Berichts</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel the report</source>
        <translation>Bericht abbrechen</translation>
    </message>
    <message>
        <source>Report: %1 of %2</source>
        <translation>Bericht: %1 von %2</translation>
    </message>
</context>
<context>
    <name>classiscope::RequestDetail</name>
    <message>
        <source>Request %1</source>
        <translation>Anfrage %1</translation>
    </message>
    <message>
        <source>No picture was classified in this request.</source>
        <translation>In dieser Anfrage wurde kein Bild klassifiziert.</translation>
    </message>
    <message>
        <source>The picture of this request was not kept. Switch “Keep pictures” on to see those that come from now on.</source>
        <translation>Das Bild dieser Anfrage wurde nicht behalten. Mit „Bilder behalten“ sind die künftigen zu sehen.</translation>
    </message>
    <message>
        <source>this request as a curl command</source>
        <translation>Anfrage als curl-Befehl</translation>
    </message>
    <message>
        <source>As curl</source>
        <translation>Als curl</translation>
    </message>
</context>
<context>
    <name>classiscope::RequestList</name>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
</context>
<context>
    <name>classiscope::RequestLogModel</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
</context>
<context>
    <name>classiscope::RequestsPage</name>
    <message>
        <source>Filter the requests</source>
        <translation>Anfragen filtern</translation>
    </message>
    <message>
        <source>&amp;Keep pictures</source>
        <translation>Bilder behal&amp;ten</translation>
    </message>
    <message>
        <source>Which requests are shown</source>
        <translation>Welche Anfragen gezeigt werden</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Show no new requests; the log goes on</source>
        <translation>Keine neuen Anfragen zeigen; das Protokoll läuft weiter</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Forget all requests</source>
        <translation>Alle Anfragen vergessen</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Save the requests that are shown</source>
        <translation>Die gezeigten Anfragen speichern</translation>
    </message>
    <message>
        <source>&amp;CSV…</source>
        <translation>&amp;CSV…</translation>
    </message>
    <message>
        <source>Save requests</source>
        <translation>Anfragen speichern</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>&amp;JSON lines…</source>
        <translation>&amp;JSON-Zeilen…</translation>
    </message>
    <message>
        <source>JSON lines (*.jsonl)</source>
        <translation>JSON-Zeilen (*.jsonl)</translation>
    </message>
    <message>
        <source>Keep the pictures of the requests in memory, at most 64 MiB, to look at them here; switching it off forgets them</source>
        <translation>Die Bilder der Anfragen im Speicher behalten, höchstens 64 MiB, um sie hier anzusehen; beim Ausschalten werden sie vergessen</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>&amp;Details</translation>
    </message>
    <message>
        <source>Copy as &amp;curl</source>
        <translation>Als &amp;curl kopieren</translation>
    </message>
    <message>
        <source>Copy the selected request as a curl command (%1)</source>
        <translation>Die ausgewählte Anfrage als curl-Befehl kopieren (%1)</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Requests: %1</source>
        <translation>Anfragen: %1</translation>
    </message>
    <message>
        <source>The last %1 of %2 requests</source>
        <translation>Die letzten %1 von %2 Anfragen</translation>
    </message>
    <message>
        <source>%1 shown</source>
        <translation>%1 gezeigt</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 fehlgeschlagen</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>No request matches the filter</source>
        <translation>Keine Anfrage passt zum Filter</translation>
    </message>
    <message>
        <source>Nobody has asked the server yet.
Each request will appear here.</source>
        <translation>Noch hat niemand den Server gefragt.
Jede Anfrage erscheint dann hier.</translation>
    </message>
    <message>
        <source>The server could not be switched on.
%1
Server (Alt+2) shows what helps.</source>
        <translation>Der Server ließ sich nicht einschalten.
%1
„Server“ (Alt+2) zeigt, was hilft.</translation>
    </message>
    <message>
        <source>The server is off.
Switch it on at Server (Alt+2), and each request will appear here.</source>
        <translation>Der Server ist aus.
Wird er bei „Server“ (Alt+2) eingeschaltet, erscheint hier jede Anfrage.</translation>
    </message>
</context>
<context>
    <name>classiscope::ResultDetail</name>
    <message>
        <source>Make the picture smaller and drop it again.</source>
        <translation>Verkleinern Sie das Bild, und ziehen Sie es erneut hierher.</translation>
    </message>
    <message>
        <source>The file holds nothing; get it again from where it came from.</source>
        <translation>Die Datei ist leer; holen Sie sie noch einmal von dort, woher sie kam.</translation>
    </message>
    <message>
        <source>Open a model: File, Open model….</source>
        <translation>Öffnen Sie ein Modell: Datei, Modell öffnen….</translation>
    </message>
    <message>
        <source>To classify it after all: Edit, Classify again.</source>
        <translation>Um es doch zu klassifizieren: Bearbeiten, Erneut klassifizieren.</translation>
    </message>
    <message>
        <source>Not sure: the model always answers one of the classes it knows, even when the picture shows none of them.</source>
        <translation>Unsicher: Das Modell antwortet immer mit einer Klasse, die es kennt, auch wenn das Bild keine davon zeigt.</translation>
    </message>
    <message>
        <source>Waiting for its turn…</source>
        <translation>Wartet, bis es an der Reihe ist…</translation>
    </message>
    <message>
        <source>%1 × %2 pixels</source>
        <translation>%1 × %2 Pixel</translation>
    </message>
    <message>
        <source>answer from the cache</source>
        <translation>Antwort aus dem Cache</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Keine Antwort</translation>
    </message>
    <message>
        <source>Wrong: the picture&apos;s folder is named %1.</source>
        <translation>Falsch: Der Ordner des Bildes heißt %1.</translation>
    </message>
</context>
<context>
    <name>classiscope::ResultsList</name>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
</context>
<context>
    <name>classiscope::ResultsModel</name>
    <message>
        <source>%1 could not be written (%2); choose another folder, or free some space.</source>
        <translation>%1 ließ sich nicht schreiben (%2); wählen Sie einen anderen Ordner, oder schaffen Sie Platz.</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Konfidenz</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>waiting…</source>
        <translation>wartet…</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1: %2, %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>answered →</source>
        <translation>Antwort →</translation>
    </message>
    <message>
        <source>true class ↓</source>
        <translation>Wahre Klasse ↓</translation>
    </message>
</context>
<context>
    <name>classiscope::ResultsPane</name>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Clear the list</source>
        <translation>Liste leeren</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>Open more pictures</source>
        <translation>Weitere Bilder öffnen</translation>
    </message>
    <message>
        <source>Filter the results</source>
        <translation>Ergebnisse filtern</translation>
    </message>
    <message>
        <source>Cancel first, then clear the list</source>
        <translation>Zuerst abbrechen, dann die Liste leeren</translation>
    </message>
    <message>
        <source>1 picture</source>
        <translation>1 Bild</translation>
    </message>
    <message>
        <source>%1 pictures</source>
        <translation>%1 Bilder</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 Fehler</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Trefferquote</translation>
    </message>
    <message>
        <source>How often the answer is what the folder&apos;s name says</source>
        <translation>Wie oft die Antwort dem Namen des Ordners entspricht</translation>
    </message>
    <message>
        <source>Name or class</source>
        <translation>Name, Klasse</translation>
    </message>
    <message>
        <source>Which results are shown</source>
        <translation>Welche Ergebnisse gezeigt werden</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Beantwortet</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>Unsicher</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Confidence below %1</source>
        <translation>Konfidenz unter %1</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>Show all pictures</source>
        <translation>Alle Bilder zeigen</translation>
    </message>
    <message>
        <source>No picture matches the filter</source>
        <translation>Kein Bild passt zum Filter</translation>
    </message>
    <message>
        <source>%1, correctly answered</source>
        <translation>%1, richtig beantwortet</translation>
    </message>
    <message>
        <source>%1, answered as %2</source>
        <translation>%1, beantwortet als %2</translation>
    </message>
    <message>
        <source>Mistakes</source>
        <translation>Falsch</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>classiscope::ResultsWriter</name>
    <message>
        <source>A report is being written; wait until it is there, or cancel it.</source>
        <translation>Ein Bericht wird gerade geschrieben; warten Sie, bis er fertig ist, oder brechen Sie ihn ab.</translation>
    </message>
    <message>
        <source>%1 of %2 results written to %3.</source>
        <translation>%1 von %2 Ergebnissen in %3 geschrieben.</translation>
    </message>
    <message>
        <source>%1 results written to %2.</source>
        <translation>%1 Ergebnisse in %2 geschrieben.</translation>
    </message>
    <message>
        <source>1 result written to %1.</source>
        <translation>1 Ergebnis in %1 geschrieben.</translation>
    </message>
</context>
<context>
    <name>classiscope::RunComparer</name>
    <message>
        <source>Compare with a saved run</source>
        <translation>Mit gespeichertem Lauf vergleichen</translation>
    </message>
    <message>
        <source>Saved runs (*.json)</source>
        <translation>Gespeicherte Läufe (*.json)</translation>
    </message>
    <message>
        <source>Run not opened</source>
        <translation>Lauf nicht geöffnet</translation>
    </message>
</context>
<context>
    <name>classiscope::ScenarioEditor</name>
    <message>
        <source>Scenarios</source>
        <translation>Szenarien</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Add a scenario</source>
        <translation>Ein Szenario hinzufügen</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Duplicate the chosen scenario</source>
        <translation>Das gewählte Szenario duplizieren</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove the chosen scenario (Delete)</source>
        <translation>Das gewählte Szenario entfernen (Entf)</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>Open a file of scenarios</source>
        <translation>Eine Datei mit Szenarien öffnen</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Save all scenarios as a file</source>
        <translation>Alle Szenarien als Datei speichern</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>The five planned scenarios in place of these</source>
        <translation>Die fünf vorgesehenen Szenarien an Stelle von diesen</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>Open scenarios</source>
        <translation>Szenarien öffnen</translation>
    </message>
    <message>
        <source>Scenarios (*.json)</source>
        <translation>Szenarien (*.json)</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 lässt sich nicht lesen: %2</translation>
    </message>
    <message>
        <source>%1 is too large for a file of scenarios (more than %2 KiB).</source>
        <translation>%1 ist zu groß für eine Datei mit Szenarien (mehr als %2 KiB).</translation>
    </message>
    <message>
        <source>Save scenarios</source>
        <translation>Szenarien speichern</translation>
    </message>
</context>
<context>
    <name>classiscope::ScenarioTableModel</name>
    <message>
        <source>“%1” is no time: write 20 s, 3 min or 1 h 30 min.</source>
        <translation>„%1“ ist keine Zeit: Schreiben Sie 20 s, 3 min oder 1 h 30 min.</translation>
    </message>
    <message>
        <source>“%1” is no pause: write seconds, as 1 or 0.5–2, or 0 for none.</source>
        <translation>„%1“ ist keine Pause: Schreiben Sie Sekunden, etwa 1 oder 0,5–2, oder 0 für keine.</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Poisson rate</source>
        <translation>Rate (Poisson)</translation>
    </message>
    <message>
        <source>Constant rate</source>
        <translation>Rate (konstant)</translation>
    </message>
    <message>
        <source>“%1” is no number.</source>
        <translation>„%1“ ist keine Zahl.</translation>
    </message>
    <message>
        <source>There are %1 scenarios already, no more fit: remove one first.</source>
        <translation>Es gibt schon %1 Szenarien, mehr passen nicht: Entfernen Sie zuerst eines.</translation>
    </message>
    <message>
        <source>Several scenarios are called “%1”: give each a name of its own.</source>
        <translation>Mehrere Szenarien heißen „%1“: Geben Sie jedem einen eigenen Namen.</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>Szenario</translation>
    </message>
    <message>
        <source>Load</source>
        <translation>Last</translation>
    </message>
    <message>
        <source>New/s</source>
        <translation>Neue/s</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Rate/s</source>
        <translation>Rate/s</translation>
    </message>
    <message>
        <source>Lasts</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Repeated</source>
        <translation>Wiederholt</translation>
    </message>
    <message>
        <source>Aborted</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>With a tick it is run</source>
        <translation>Mit Haken läuft es</translation>
    </message>
    <message>
        <source>Users who wait for each answer, or requests that arrive at a rate, whether or not earlier ones are answered</source>
        <translation>Benutzer, die jede Antwort abwarten, oder Anfragen, die mit einer Rate kommen, ob frühere beantwortet sind oder nicht</translation>
    </message>
    <message>
        <source>How many ask at the same time</source>
        <translation>Wie viele zugleich fragen</translation>
    </message>
    <message>
        <source>Users a second that begin, until all are there</source>
        <translation>Benutzer, die pro Sekunde anfangen, bis alle da sind</translation>
    </message>
    <message>
        <source>The pause of a user after each answer: 0.5–2 s</source>
        <translation>Die Pause eines Benutzers nach jeder Antwort: 0,5–2 s</translation>
    </message>
    <message>
        <source>Requests a second</source>
        <translation>Anfragen pro Sekunde</translation>
    </message>
    <message>
        <source>From the first request: 20 s, 3 min, 1 h 30 min</source>
        <translation>Ab der ersten Anfrage: 20 s, 3 min, 1 h 30 min</translation>
    </message>
    <message>
        <source>Share of the requests that send the picture before again, as a cache likes it</source>
        <translation>Anteil der Anfragen, die das vorige Bild noch einmal schicken, wie es ein Cache mag</translation>
    </message>
    <message>
        <source>Share of the requests that are broken off unanswered</source>
        <translation>Anteil der Anfragen, die vor der Antwort abgebrochen werden</translation>
    </message>
</context>
<context>
    <name>classiscope::SearchTable</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>&amp;Alles auswählen</translation>
    </message>
</context>
<context>
    <name>classiscope::ServerHint</name>
    <message>
        <source>The server is on: requests that it answers meanwhile take time from the benchmark, and the figures come out too low.</source>
        <translation>Der Server ist an: Anfragen, die er dabei beantwortet, nehmen dem Benchmark Zeit, und die Zahlen fallen zu niedrig aus.</translation>
    </message>
</context>
<context>
    <name>classiscope::ServerPage</name>
    <message>
        <source>Starting…</source>
        <translation>Startet…</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Hält an…</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>No API key</source>
        <translation>Kein API-Schlüssel</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>API-Schlüssel</translation>
    </message>
    <message>
        <source>not encrypted</source>
        <translation>unverschlüsselt</translation>
    </message>
    <message>
        <source>HTTPS</source>
        <translation>HTTPS</translation>
    </message>
    <message>
        <source>open to other pages</source>
        <translation>offen für andere Seiten</translation>
    </message>
    <message>
        <source>access log</source>
        <translation>Zugriffsprotokoll</translation>
    </message>
    <message>
        <source>default limits</source>
        <translation>Standardgrenzen</translation>
    </message>
    <message>
        <source>1 limit changed</source>
        <translation>1 Grenze geändert</translation>
    </message>
    <message>
        <source>%1 limits changed</source>
        <translation>%1 Grenzen geändert</translation>
    </message>
    <message>
        <source>Restart now</source>
        <translation>Jetzt neu starten</translation>
    </message>
    <message>
        <source>HTTP server</source>
        <translation>HTTP-Server</translation>
    </message>
    <message>
        <source>Switch the server on and other programs can send pictures over HTTP and get the answers as JSON: a script, a web page in the browser, a load test. It uses the model that is open in this window; the Performance page shows how it copes.</source>
        <translation>Ist der Server eingeschaltet, können andere Programme Bilder über HTTP senden und bekommen die Antworten als JSON: ein Skript, eine Webseite im Browser, ein Lasttest. Er benutzt das Modell, das in diesem Fenster geöffnet ist; die Seite Leistung zeigt, wie er zurechtkommt.</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen…</translation>
    </message>
    <message>
        <source>API key, encryption, limits, access log</source>
        <translation>API-Schlüssel, Verschlüsselung, Grenzen, Zugriffsprotokoll</translation>
    </message>
    <message>
        <source>Changed settings count from the next start</source>
        <translation>Geänderte Einstellungen gelten ab dem nächsten Start</translation>
    </message>
    <message>
        <source>Set an API key…</source>
        <translation>API-Schlüssel setzen…</translation>
    </message>
    <message>
        <source>Server on %1</source>
        <translation>Server auf %1</translation>
    </message>
    <message>
        <source>Server: %1</source>
        <translation>Server: %1</translation>
    </message>
    <message>
        <source>Use port %1</source>
        <translation>Port %1 benutzen</translation>
    </message>
    <message>
        <source>Opening the port</source>
        <translation>Port wird geöffnet</translation>
    </message>
    <message>
        <source>Requests still to be answered: %1</source>
        <translation>Noch zu beantwortende Anfragen: %1</translation>
    </message>
    <message>
        <source>Programs on this computer can send pictures</source>
        <translation>Programme auf diesem Computer können Bilder senden</translation>
    </message>
    <message>
        <source>Other computers can send pictures too</source>
        <translation>Auch andere Computer können Bilder senden</translation>
    </message>
    <message>
        <source>Other computers can send pictures too, with the API key</source>
        <translation>Auch andere Computer können Bilder senden, mit dem API-Schlüssel</translation>
    </message>
    <message>
        <source>No program can send pictures now</source>
        <translation>Jetzt kann kein Programm Bilder senden</translation>
    </message>
</context>
<context>
    <name>classiscope::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>&amp;General</source>
        <translation>&amp;Allgemein</translation>
    </message>
    <message>
        <source>&amp;Engine</source>
        <translation>&amp;Rechenkern</translation>
    </message>
    <message>
        <source>Server &amp;access</source>
        <translation>&amp;Zugriff auf den Server</translation>
    </message>
    <message>
        <source>Server &amp;limits</source>
        <translation>&amp;Grenzen des Servers</translation>
    </message>
    <message>
        <source>The following count at once.</source>
        <translation>Das Folgende gilt sofort.</translation>
    </message>
    <message>
        <source>The server is on: its settings count from its next start.</source>
        <translation>Der Server ist an: Seine Einstellungen gelten ab seinem nächsten Start.</translation>
    </message>
    <message>
        <source>Restore this page&apos;s defaults</source>
        <translation>Standardwerte dieser Seite wiederherstellen</translation>
    </message>
    <message>
        <source>A batch of %1 pictures (Engine) is more than the %2 images that a request may hold (Server limits); lower the one or raise the other.</source>
        <translation>Ein Batch von %1 Bildern (Rechenkern) ist mehr als die %2 Bilder, die eine Anfrage enthalten darf (Grenzen des Servers); verkleinern Sie das eine, oder vergrößern Sie das andere.</translation>
    </message>
</context>
<context>
    <name>classiscope::SettingsOpener</name>
    <message>
        <source>In use now: workers: %1, threads of each: %2</source>
        <translation>Jetzt in Gebrauch: Worker: %1, Threads pro Worker: %2</translation>
    </message>
    <message>
        <source>, pictures in a batch: %1, computed by %2</source>
        <translation>, Bilder pro Batch: %1, berechnet mit %2</translation>
    </message>
</context>
<context>
    <name>classiscope::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Wirkung</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>In lists and pages</source>
        <translation>In Listen und auf Seiten</translation>
    </message>
</context>
<context>
    <name>classiscope::SingleInstance</name>
    <message>
        <source>Later starts open windows of their own: there is no folder for this user&apos;s sockets (XDG_RUNTIME_DIR).</source>
        <translation>Spätere Starts öffnen eigene Fenster: Für die Sockets dieses Benutzers gibt es keinen Ordner (XDG_RUNTIME_DIR).</translation>
    </message>
    <message>
        <source>Later starts open windows of their own: %1.lock cannot be written; see to it that its folder is this user&apos;s.</source>
        <translation>Spätere Starts öffnen eigene Fenster: %1.lock lässt sich nicht schreiben; sorgen Sie dafür, dass der Ordner diesem Benutzer gehört.</translation>
    </message>
    <message>
        <source>The Classiscope that is open does not understand this one; it is of another version, so close it.</source>
        <translation>Das offene Classiscope versteht dieses nicht; es hat eine andere Version, schließen Sie es daher.</translation>
    </message>
    <message>
        <source>A Classiscope is open that has not answered for %1 seconds; this is a window of its own. Close the other one if it hangs.</source>
        <translation>Ein Classiscope ist offen, das seit %1 Sekunden nicht antwortet; dies ist ein eigenes Fenster. Schließen Sie das andere, wenn es hängt.</translation>
    </message>
    <message>
        <source>Later starts open windows of their own: the socket %1 cannot be made (%2).</source>
        <translation>Spätere Starts öffnen eigene Fenster: Der Socket %1 lässt sich nicht anlegen (%2).</translation>
    </message>
</context>
<context>
    <name>classiscope::SpeedMeter</name>
    <message>
        <source>Another model was opened while this one was measured; measure again.</source>
        <translation>Während der Messung wurde ein anderes Modell geöffnet; messen Sie erneut.</translation>
    </message>
</context>
<context>
    <name>classiscope::StatusLine</name>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>Kein Modell</translation>
    </message>
    <message>
        <source>Server off</source>
        <translation>Server aus</translation>
    </message>
    <message>
        <source>%1 · %2 classes · %3 × %4 · %5</source>
        <translation>%1 · %2 Klassen · %3 × %4 · %5</translation>
    </message>
    <message>
        <source>Loading %1…</source>
        <translation>%1 wird geladen…</translation>
    </message>
</context>
<context>
    <name>classiscope::TimingsView</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warten</translation>
    </message>
    <message>
        <source>waited for a worker</source>
        <translation>bis ein Worker frei war</translation>
    </message>
    <message>
        <source>Decode</source>
        <translation>Dekodieren</translation>
    </message>
    <message>
        <source>file to pixels</source>
        <translation>von der Datei zu Pixeln</translation>
    </message>
    <message>
        <source>Prepare</source>
        <translation>Vorbereiten</translation>
    </message>
    <message>
        <source>resized and normalised for the network</source>
        <translation>Größe und Farben für das Netz</translation>
    </message>
    <message>
        <source>Inference</source>
        <translation>Inferenz</translation>
    </message>
    <message>
        <source>the network&apos;s forward pass</source>
        <translation>Vorwärtslauf des Netzes</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Gesamt</translation>
    </message>
    <message>
        <source>from handing over to the answer</source>
        <translation>von der Übergabe bis zur Antwort</translation>
    </message>
    <message>
        <source>&lt;p&gt;The way of one picture: it waits for a worker (queue), becomes pixels (decode), gets the network&apos;s size and colours (prepare), goes through the network (inference). Total is all of it, hand-over included.&lt;/p&gt;</source>
        <translation>&lt;p&gt;Der Weg eines Bildes: Es wartet auf einen Worker (Warten), wird zu Pixeln (Dekodieren), bekommt Größe und Farben für das Netz (Vorbereiten) und geht durch das Netz (Inferenz). Gesamt ist alles zusammen, mit der Übergabe.&lt;/p&gt;</translation>
    </message>
</context>
<context>
    <name>classiscope::TrafficCharts</name>
    <message>
        <source>No requests yet</source>
        <translation>Noch keine Anfragen</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
</context>
<context>
    <name>classiscope::TrafficPanel</name>
    <message>
        <source>None so far</source>
        <translation>Bisher keine</translation>
    </message>
    <message>
        <source>HTTP traffic</source>
        <translation>HTTP-Verkehr</translation>
    </message>
    <message>
        <source>Errors by kind</source>
        <translation>Fehler nach Art</translation>
    </message>
    <message>
        <source>Its name in the API&apos;s answers and in /metrics</source>
        <translation>Sein Name in den Antworten der API und in /metrics</translation>
    </message>
</context>
<context>
    <name>classiscope::TrayIcon</name>
    <message>
        <source>&amp;Show Classiscope</source>
        <translation>Classiscope &amp;zeigen</translation>
    </message>
    <message>
        <source>S&amp;erver</source>
        <translation>&amp;Server</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Server off</source>
        <translation>Server aus</translation>
    </message>
    <message>
        <source>Classiscope goes on</source>
        <translation>Classiscope läuft weiter</translation>
    </message>
    <message>
        <source>The window is closed; the program stays in the tray. Quit in its menu ends it.</source>
        <translation>Das Fenster ist geschlossen; das Programm bleibt im Benachrichtigungsfeld. Beenden in seinem Menü beendet es.</translation>
    </message>
</context>
<context>
    <name>classiscope::WatchBar</name>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop watching the folder</source>
        <translation>Ordner nicht mehr überwachen</translation>
    </message>
    <message>
        <source>Watching %1</source>
        <translation>%1 wird überwacht</translation>
    </message>
    <message>
        <source>nothing new yet</source>
        <translation>noch nichts Neues</translation>
    </message>
    <message>
        <source>%1 came</source>
        <translation>%1 neu</translation>
    </message>
</context>
</TS>
