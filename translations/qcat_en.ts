<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Headline</name>
    <message numerus="yes">
        <source>%n component(s) watched</source>
        <translation>
            <numerusform>%n component watched</numerusform>
            <numerusform>%n components watched</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IncidentView</name>
    <message numerus="yes">
        <source>%n open order(s)</source>
        <translation>
            <numerusform>%n open order</numerusform>
            <numerusform>%n open orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n position(s)</source>
        <translation>
            <numerusform>%n position</numerusform>
            <numerusform>%n positions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n order(s) of unknown fate</source>
        <translation>
            <numerusform>%n order of unknown fate</numerusform>
            <numerusform>%n orders of unknown fate</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a stop at the venue</source>
        <comment>positions</comment>
        <translation>
            <numerusform>%n without a stop at the venue</numerusform>
            <numerusform>%n without a stop at the venue</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PerformanceVerdicts</name>
    <message numerus="yes">
        <source>%n figure(s) are not as usual</source>
        <translation>
            <numerusform>%n figure is not as usual</numerusform>
            <numerusform>%n figures are not as usual</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Resume</name>
    <message numerus="yes">
        <source>The fate of %n order(s) is unknown</source>
        <translation>
            <numerusform>The fate of %n order is unknown</numerusform>
            <numerusform>The fate of %n orders is unknown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n critical incident(s) open</source>
        <translation>
            <numerusform>%n critical incident open</numerusform>
            <numerusform>%n critical incidents open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n position(s) without a stop at the venue</source>
        <translation>
            <numerusform>%n position without a stop at the venue</numerusform>
            <numerusform>%n positions without a stop at the venue</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Verdicts</name>
    <message numerus="yes">
        <source>%n session(s) wait for locks; most of them behind pid %1</source>
        <translation>
            <numerusform>%n session waits for locks, behind pid %1</numerusform>
            <numerusform>%n sessions wait for locks; most of them behind pid %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qcat::ui::BackupsPage</name>
    <message numerus="yes">
        <source>None of %n was ever restored to see whether it is whole.</source>
        <translation>
            <numerusform>It was never restored to see whether it is whole.</numerusform>
            <numerusform>None of %n was ever restored to see whether it is whole.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qcat::ui::ChannelsPage</name>
    <message numerus="yes">
        <source>%1 of %n channel(s) failed at their last send</source>
        <translation>
            <numerusform>%1 of %n channel failed at its last send</numerusform>
            <numerusform>%1 of %n channels failed at their last send</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n channel(s) have sent nothing since the start: test them</source>
        <translation>
            <numerusform>%n channel has sent nothing since the start: test it</numerusform>
            <numerusform>%n channels have sent nothing since the start: test them</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qcat::ui::CloseSheet</name>
    <message numerus="yes">
        <source>%n position(s)</source>
        <translation>
            <numerusform>%n position</numerusform>
            <numerusform>%n positions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n working order(s)</source>
        <translation>
            <numerusform>%n working order</numerusform>
            <numerusform>%n working orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n position(s) have no stop at the venue: leaving is not offered.</source>
        <translation>
            <numerusform>%n position has no stop at the venue: leaving is not offered.</numerusform>
            <numerusform>%n positions have no stop at the venue: leaving is not offered.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The fate of %n order(s) is unknown: leaving is not offered.</source>
        <translation>
            <numerusform>The fate of %n order is unknown: leaving is not offered.</numerusform>
            <numerusform>The fate of %n orders is unknown: leaving is not offered.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qcat::ui::DiagnosisPage</name>
    <message numerus="yes">
        <source>%n fault(s) fit what is seen now</source>
        <translation>
            <numerusform>%n fault fits what is seen now</numerusform>
            <numerusform>%n faults fit what is seen now</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qcat::ui::DrillsPage</name>
    <message numerus="yes">
        <source>%n fault(s) have a runbook and no drill yet.</source>
        <translation>
            <numerusform>%n fault has a runbook and no drill yet.</numerusform>
            <numerusform>%n faults have a runbook and no drill yet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qcat::ui::EmergencyDesk</name>
    <message numerus="yes">
        <source>Halt and cancel %n order(s) that open or add?</source>
        <translation>
            <numerusform>Halt and cancel %n order that opens or adds?</numerusform>
            <numerusform>Halt and cancel %n orders that open or add?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Trading is halted with it, or the strategies would quote again; resume it when you are ready. %n protective stop(s) stay at the venue.</source>
        <translation>
            <numerusform>Trading is halted with it, or the strategies would quote again; resume it when you are ready. %n protective stop stays at the venue.</numerusform>
            <numerusform>Trading is halted with it, or the strategies would quote again; resume it when you are ready. %n protective stops stay at the venue.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qcat::ui::FlattenSheet</name>
    <message numerus="yes">
        <source>Slippage about %1 USDT by the books now, fees beside it; %n order(s) that open or reduce are cancelled.</source>
        <translation>
            <numerusform>Slippage about %1 USDT by the books now, fees beside it; %n order that open or reduce are cancelled.</numerusform>
            <numerusform>Slippage about %1 USDT by the books now, fees beside it; %n orders that open or reduce are cancelled.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qcat::ui::IncidentCard</name>
    <message numerus="yes">
        <source>%n symptom(s)</source>
        <translation>
            <numerusform>%n symptom</numerusform>
            <numerusform>%n symptoms</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n consequence(s)</source>
        <translation>
            <numerusform>%n consequence</numerusform>
            <numerusform>%n consequences</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qcat::ui::IncidentsPage</name>
    <message numerus="yes">
        <source>%n incident(s) open</source>
        <translation>
            <numerusform>%n incident open</numerusform>
            <numerusform>%n incidents open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not acknowledged yet</source>
        <translation>
            <numerusform>%n not acknowledged yet</numerusform>
            <numerusform>%n not acknowledged yet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qcat::ui::LicencePage</name>
    <message numerus="yes">
        <source>%n point(s) would be missing.</source>
        <translation>
            <numerusform>One point would be missing.</numerusform>
            <numerusform>%n points would be missing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The licence is not complete: %n point(s) missing</source>
        <translation>
            <numerusform>The licence is not complete: one point missing</numerusform>
            <numerusform>The licence is not complete: %n points missing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qcat::ui::ListExport</name>
    <message numerus="yes">
        <source>%n incident(s) written to %1</source>
        <translation>
            <numerusform>%n incident written to %1</numerusform>
            <numerusform>%n incidents written to %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qcat::ui::LogsPage</name>
    <message numerus="yes">
        <source>%n line(s) copied</source>
        <translation>
            <numerusform>%n line copied</numerusform>
            <numerusform>%n lines copied</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %n line(s) copied: export gives all</source>
        <translation>
            <numerusform>The first line copied: export gives all</numerusform>
            <numerusform>The first %n lines copied: export gives all</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qcat::ui::NavigationRail</name>
    <message numerus="yes">
        <source>%1, %n waiting</source>
        <translation>
            <numerusform>%1, %n waiting</numerusform>
            <numerusform>%1, %n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qcat::ui::OnCallPage</name>
    <message numerus="yes">
        <source>%1: %n gap(s) in the coming weeks</source>
        <translation>
            <numerusform>%1: %n gap in the coming weeks</numerusform>
            <numerusform>%1: %n gaps in the coming weeks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open incident(s)</source>
        <translation>
            <numerusform>%n open incident</numerusform>
            <numerusform>%n open incidents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n of them silenced</source>
        <translation>
            <numerusform>, %n of them silenced</numerusform>
            <numerusform>, %n of them silenced</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n silence(s) or maintenance window(s) in force</source>
        <translation>
            <numerusform>%n silence or maintenance window in force</numerusform>
            <numerusform>%n silences or maintenance windows in force</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more, on the page Incidents</source>
        <translation>
            <numerusform>and %n more, on the page Incidents</numerusform>
            <numerusform>and %n more, on the page Incidents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qcat::ui::PortfolioPage</name>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation>
            <numerusform>%n account</numerusform>
            <numerusform>%n accounts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qcat::ui::SeverityLane</name>
    <message numerus="yes">
        <source>%n open</source>
        <comment>incidents</comment>
        <translation>
            <numerusform>%n open</numerusform>
            <numerusform>%n open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n suspected</source>
        <comment>incidents</comment>
        <translation>
            <numerusform>%n suspected</numerusform>
            <numerusform>%n suspected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qcat::ui::SilenceForm</name>
    <message numerus="yes">
        <source>Holds back %n open incident(s)</source>
        <translation>
            <numerusform>Holds back %n open incident</numerusform>
            <numerusform>Holds back %n open incidents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of the last ones would have matched</source>
        <translation>
            <numerusform>%n of the last ones would have matched</numerusform>
            <numerusform>%n of the last ones would have matched</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qcat::ui::SilencesPage</name>
    <message numerus="yes">
        <source>%n open incident(s) held back</source>
        <translation>
            <numerusform>%n open incident held back</numerusform>
            <numerusform>%n open incidents held back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wait for a second person</source>
        <translation>
            <numerusform>%n waits for a second person</numerusform>
            <numerusform>%n wait for a second person</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n silence(s) in force</source>
        <translation>
            <numerusform>%n silence in force</numerusform>
            <numerusform>%n silences in force</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qcat::ui::StatisticsPage</name>
    <message numerus="yes">
        <source>%n incident(s) in this time</source>
        <translation>
            <numerusform>%n incident in this time</numerusform>
            <numerusform>%n incidents in this time</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qcat::ui::StrategiesPage</name>
    <message numerus="yes">
        <source>%1 of %n strategies enabled, trading is %2</source>
        <translation>
            <numerusform>%1 of %n strategy enabled, trading is %2</numerusform>
            <numerusform>%1 of %n strategies enabled, trading is %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qcat::ui::SystemPage</name>
    <message numerus="yes">
        <source>All %n component(s) are healthy</source>
        <translation>
            <numerusform>The only component is healthy</numerusform>
            <numerusform>All %n components are healthy</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not watched</source>
        <comment>components</comment>
        <translation>
            <numerusform>%n not watched</numerusform>
            <numerusform>%n not watched</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>qcat::ui::TradingPage</name>
    <message numerus="yes">
        <source>, the fate of %n order(s) is unknown</source>
        <translation>
            <numerusform>, the fate of %n order is unknown</numerusform>
            <numerusform>, the fate of %n orders is unknown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n working order(s)</source>
        <translation>
            <numerusform>%n working order</numerusform>
            <numerusform>%n working orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n position(s)</source>
        <translation>
            <numerusform>%n position</numerusform>
            <numerusform>%n positions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fill(s) since the start</source>
        <translation>
            <numerusform>%n fill since the start</numerusform>
            <numerusform>%n fills since the start</numerusform>
        </translation>
    </message>
</context>
</TS>
