"""A small, complete partnership for tests: two places, two networks, every file a brief reads."""

from __future__ import annotations

from pathlib import Path

from striveutils import records
from striveutils.disclosure import words

FILES: dict[str, str] = {
    "partnership.yaml": """\
schema_version: 1
name: Sample Partnership
languages: [en, es]
minimum_group_size: 10
as_of: 2020-02-29
school_year_starts: 7
contact: hello@example.org
ask_en: What would help your child get to school every day?
ask_es: ¿Qué ayudaría a su hijo o hija a llegar a la escuela todos los días?
notice_en: Illustrative.
notice_es: Ilustrativo.
terms: Public domain.
""",
    "organisations.csv": """\
organisation,name_en,name_es,sector
north-schools,North Schools,Escuelas del Norte,school system
family-center,Family Center,Centro Familiar,service provider
""",
    "outcomes.csv": """\
outcome,name_en,name_es,stage,priority
attendance,Children are in school every day,Los niños asisten a la escuela todos los días,elementary,yes
graduation,Young people graduate,Los jóvenes se gradúan,secondary,yes
""",
    "labels.csv": """\
kind,id,name_en,name_es
place,north,North,Norte
place,south,South,Sur
dimension,grade,Grade,Grado
group,kindergarten,Kindergarten,Kínder
group,grade-1,Grade 1,Primer grado
group,grade-2,Grade 2,Segundo grado
""",
    "indicators/indicators.csv": """\
indicator,outcome,name_en,name_es,level,direction,unit,frequency,counts,smallest_change,lag_months,population_en,population_es,why_en,why_es,source,source_address,licence
chronic-absence,attendance,Chronic absence,Ausentismo crónico,core,down,percent,annual,children,2,3,students,estudiantes,Children who miss school fall behind.,Quien falta a la escuela se atrasa.,State education department,https://example.org/absence,public domain
four-year-graduation,graduation,Graduation in four years,Graduación en cuatro años,core,up,percent,annual,children,2,4,students who began grade 9 together,estudiantes que empezaron juntos el grado 9,A diploma opens doors.,Un diploma abre puertas.,State education department,https://example.org/graduation,public domain
""",
    "indicators/versions.csv": """\
indicator,version,from_period,definition_en,definition_es,kind,reason,comparable,decided_on
chronic-absence,1,2011-12,Missed 10 percent or more of the days enrolled.,Faltó al 10 por ciento o más de los días.,definition,,yes,2012-01-15
four-year-graduation,1,2010-11,Earned a standard diploma in four years.,Obtuvo un diploma estándar en cuatro años.,definition,,yes,2011-01-15
""",
    "indicators/observations/chronic-absence.csv": """\
period,place,dimension,group,numerator,denominator,value,version,note
2015-16,north,all,all,,,16.2,1,
2016-17,north,all,all,,,16.0,1,
2017-18,north,all,all,,,18.2,1,
2018-19,north,all,all,,,15.6,1,
2017-18,north,grade,kindergarten,,,17.2,1,
2017-18,north,grade,grade-1,,,11.5,1,
2018-19,north,grade,kindergarten,,,15.0,1,
2018-19,north,grade,grade-1,,,13.0,1,
2018-19,north,grade,grade-2,,,,1,suppressed at source
""",
    "indicators/observations/four-year-graduation.csv": """\
period,place,dimension,group,numerator,denominator,value,version,note
2016-17,north,all,all,90,120,,1,
2016-17,south,all,all,60,100,,1,
2017-18,north,all,all,96,120,,1,
2017-18,south,all,all,66,100,,1,
2018-19,north,all,all,99,120,,1,
2018-19,south,all,all,71,100,,1,
2018-19,north,grade,kindergarten,50,60,,1,
2018-19,north,grade,grade-1,44,52,,1,
2018-19,north,grade,grade-2,5,8,,1,
""",
    "indicators/targets.csv": """\
indicator,place,group,baseline_period,target_period,target,set_on,why
chronic-absence,north,all,2015-16,2020-21,12,2018-09-15,One child in ten of those now absent
four-year-graduation,north,all,2016-17,2020-21,85,2018-09-15,
""",
    "indicators/checks.csv": """\
indicator,checked_on,kind,method,result,action
chronic-absence,2019-10-01,source,Compared with the published table,passed,
""",
    "networks/north-attendance/network.yaml": """\
name_en: North attendance network
name_es: Red de asistencia del Norte
outcome: attendance
indicator: chronic-absence
places: [north]
state: active
state_since: 2018-09-01
formed_on: 2018-08-15
table: leadership
organisations: [north-schools, family-center]
meets_en: First Tuesday of the month, 5:30 pm, Family Center
meets_es: Primer martes del mes, 5:30 pm, Centro Familiar
join_en: Come to a meeting, or write to us. It is fine to say no.
join_es: Venga a una reunión o escríbanos. También puede decir que no.
minutes_a_week: 30
charters:
  - version: 1
    adopted_on: 2018-10-02
    purpose_en: Every child in school every day.
    purpose_es: Cada niño en la escuela todos los días.
    aim: {group: kindergarten, from: 17, to: 12, by: 2020-06-30}
    scope: Kindergarten and grade 1
    drivers: [Rides to school]
    findings: [kindergarten-mornings]
    signed_by: [north-schools]
""",
    "networks/north-attendance/findings.csv": """\
finding,found_on,dimension,groups,statement_en,statement_es,interpreted_by,used_in
kindergarten-mornings,2018-09-20,grade,kindergarten,Kindergarten misses more days than grade 1.,Kínder falta más días que primer grado.,families and teachers,north-attendance-1
""",
    "networks/north-attendance/actions.csv": """\
action,what_en,what_es,who,due,horizon,finding,state,done_on,done_by,result,obstacle
call-home,Call families on the second day missed,Llamar a las familias al segundo día de falta,family-center,2020-03-15,30,kindergarten-mornings,open,,,,
walk-map,Draw a map of walking groups,Dibujar un mapa de grupos para caminar,north-schools,2020-01-31,60,,done,2020-01-28,north-schools,Three groups walk,
""",
    "networks/north-attendance/points.csv": """\
measure,date,place,group,numerator,denominator,value,cycle,note
on-time,2019-10-07,north,all,40,60,,walking-groups,
on-time,2019-10-14,north,all,44,60,,walking-groups,
on-time,2019-10-21,north,all,47,60,,walking-groups,
visits,2019-10-07,north,all,,,8,walking-groups,
""",
    "networks/north-attendance/cycles/walking-groups.yaml": """\
language: en
title_en: Walking groups
title_es: Grupos para caminar
change_idea_en: Two parents walk with ten children.
change_idea_es: Dos padres caminan con diez niños.
driver: Rides to school
plan:
  question_en: Will children who walk in a group arrive on time more often?
  question_es: ¿Llegarán a tiempo más a menudo quienes caminan en grupo?
  starts_on: 2019-10-01
  ends_on: 2019-12-20
  where: Two schools
  who: Parents who volunteer
  scale: 60 children
  tasks: [Ask parents, Draw the routes]
  measures:
    - {measure: on-time, name_en: Children on time, name_es: Niños que llegan a tiempo, kind: process, direction: up, unit: percent, frequency: weekly, counts: children, smallest_change: 5}
    - {measure: visits, name_en: Home visits, name_es: Visitas a hogares, kind: balancing, direction: down, unit: count, frequency: weekly, counts: events}
  predictions:
    - {prediction: p1, measure: on-time, because: Children like to walk together., low: 75, high: 85, direction: up, confidence: 70, look_on: 2019-12-20}
  locked_on: 2019-10-01
do:
  as_planned: partly
  happened_en: Four groups walked every morning.
  happened_es: Cuatro grupos caminaron cada mañana.
  surprises_en: Grandparents came too.
study: {}
act: {}
""",
    "networks/both-graduate/network.yaml": """\
name_en: Graduate together
name_es: Graduarse juntos
outcome: graduation
indicator: four-year-graduation
places: [north, south]
state: active
formed_on: 2018-08-15
organisations: [north-schools]
""",
    "lifts/items.csv": """\
item,network,kind,domain,statement_en,statement_es,source,evidence,who_is_affected,asked_of,visibility
bus-stop,north-attendance,barrier,operational,The bus stop is too far.,La parada queda muy lejos.,walking-groups,Parents measured it,families,leadership,public
private-note,north-attendance,barrier,financial,An internal matter.,Un asunto interno.,walking-groups,,families,leadership,internal
""",
    "lifts/events.csv": """\
item,state,on,by,text
bus-stop,identified,2019-10-20,north-attendance,
bus-stop,lifted,2019-11-05,north-attendance,
""",
    "accountability/tables.csv": """\
table,name_en,name_es,kind,every_days,adopted_on,reaffirmed_on
leadership,Leadership table,Mesa directiva,leadership,90,2018-06-01,2019-06-01
""",
    "answers.csv": """\
network,heard_on,you_told_us_en,you_told_us_es,we_did_en,we_did_es
north-attendance,2019-11-05,Mornings are hard.,Las mañanas son difíciles.,We moved the meeting point.,Movimos el punto de encuentro.
""",
}


def write_partnership(folder: Path, changes: dict[str, str | None] | None = None) -> Path:
    """Write the sample below ``folder/data`` and give that path; ``changes`` replaces files, None leaves one out."""
    data = folder / "data"
    for name, content in {**FILES, **(changes or {})}.items():
        if content is None:
            continue
        path = data / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return data


def approve_words(data: Path) -> Path:
    """Let every text that the pages of the partnership at ``data`` show become public; gives ``data``."""
    partnership = records.open_partnership(data)
    words.approve(partnership, [one for network in partnership.network_ids
                                for one in words.waiting(partnership, network)], "tests")
    return data
