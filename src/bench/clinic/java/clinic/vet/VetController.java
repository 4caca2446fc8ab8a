package clinic.vet;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** The page of the vets, and the same for programs. */
@Controller
@RequestMapping("/vets")
class VetController {
  private final Vets vets;

  VetController(Vets vets) {
    this.vets = vets;
  }

  @GetMapping(produces = "text/html")
  String list(Model model) {
    model.addAttribute("vets", vets.findAll());
    return "vets/list";
  }

  @GetMapping(produces = "application/json")
  @ResponseBody
  List<Vet> all() {
    return vets.findAll();
  }
}
