package clinic.owner;

import jakarta.validation.Valid;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Visits, for programs. */
@RestController
class VisitController {
  private final OwnerService service;
  private final Visits visits;

  VisitController(OwnerService service, Visits visits) {
    this.service = service;
    this.visits = visits;
  }

  @GetMapping("/visits")
  List<Visit> after(@RequestParam LocalDate day) {
    return visits.findByMadeOnAfterOrderByMadeOn(day);
  }

  @PostMapping("/owners/{id}/pets/{pet}/visits")
  @ResponseStatus(HttpStatus.CREATED)
  void add(@PathVariable int id, @PathVariable String pet, @Valid @RequestBody Visit visit) {
    service.addVisit(id, pet, visit);
  }
}
